using System.Text.Json;
using Channels.Bot.Activities;

namespace Channels.Bot.Contract;

/// <summary>The answer to a question that was put together outside its turn.</summary>
/// <param name="Question">Id of the question, which is the job's.</param>
/// <param name="Reply">What is said.</param>
/// <param name="Composed">Stable code of what the model did with it, or why it was not taken.</param>
public sealed record ComposedAnswer(Guid Question, AssistantReply Reply, string? Composed)
{
    /// <summary>The event by which it comes back into its conversation.</summary>
    public Activity ToActivity() =>
        new()
        {
            Type = ActivityTypes.Event,
            Name = DialogEvents.AnswerComposed,
            Value = JsonSerializer.SerializeToElement(this, JsonSerializerOptions.Web),
        };

    /// <summary>The answer an event carries; null when it is none.</summary>
    internal static ComposedAnswer? Read(Activity input) => input.Value?.Deserialize<ComposedAnswer>(JsonSerializerOptions.Web);
}

/// <summary>What an answer job is to answer: enough to ask the assistant the same again.</summary>
/// <param name="Text">The question with personal data masked.</param>
/// <param name="Language">Language of the dialog.</param>
/// <param name="Context">What the assistant gave with its reply, or null: with it the same question finds the same.</param>
/// <param name="At">When it was asked, UTC.</param>
public sealed record AnswerRequest(string Text, string Language, string? Context, DateTimeOffset At)
{
    /// <summary>The free answer of the question, which the channel did not spend on words meanwhile, or null.</summary>
    public string? ReplyToken { get; init; }

    /// <summary>Until when it lives.</summary>
    public DateTimeOffset ReplyBy { get; init; }
}
