using System.Text.Json;
using Channels.Bot.Conversations;
using Channels.Bot.Data;
using Channels.Bot.Dialogs;
using Channels.Bot.Turns;

namespace Channels.Bot.Answers;

/// <summary>What an <see cref="AnswerJob"/> is to answer: enough to ask the assistant the same again.</summary>
/// <param name="Text">The question with personal data masked.</param>
/// <param name="Language">Language of the dialog.</param>
/// <param name="Context">What the assistant gave with its reply, or null: with it the same question finds the same.</param>
/// <param name="At">When it was asked, UTC.</param>
public sealed record AnswerRequest(string Text, string Language, string? Context, DateTimeOffset At)
{
    public ProtectedBytes Seal(ColumnProtector protector, Guid job) =>
        protector.Protect(
            AnswerJob.QuestionColumn,
            job.ToString("N"),
            JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web)
        );

    /// <summary>What an open job asks; null once its question was erased.</summary>
    public static AnswerRequest? Of(AnswerJob job, ColumnProtector protector) =>
        job.Question is { } sealedQuestion
            ? JsonSerializer.Deserialize<AnswerRequest>(
                protector.Reveal(AnswerJob.QuestionColumn, job.Id.ToString("N"), sealedQuestion),
                JsonSerializerOptions.Web
            )
            : null;
}

/// <summary>The answer to a question that was put together outside its turn.</summary>
/// <param name="Question">Id of the question, which is the job's.</param>
/// <param name="Reply">What is said.</param>
/// <param name="Composed">Stable code of what the model did with it, or why it was not taken.</param>
public sealed record ComposedAnswer(Guid Question, AssistantReply Reply, string? Composed)
{
    /// <summary>The event by which it comes back into its conversation; a second one for the same question is passed over.</summary>
    public InboxEvent ToEvent(Conversation conversation, ColumnProtector protector, Sequence sequence, DateTimeOffset now) =>
        OwnEvent.For(conversation, "answer/" + Question.ToString("N"), ToActivity(), protector, sequence, now);

    public Activity ToActivity() =>
        new()
        {
            Type = ActivityTypes.Event,
            Name = DialogEvents.AnswerComposed,
            Value = JsonSerializer.SerializeToElement(this, JsonSerializerOptions.Web),
        };

    internal static ComposedAnswer? Read(Activity input) => input.Value?.Deserialize<ComposedAnswer>(JsonSerializerOptions.Web);
}
