using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;

namespace Channels.Bot.Dialogs;

/// <summary>Answers a <see cref="ClaimForm"/> in the turn that asked: the step runs once more with what was found.</summary>
public static class FormClaim
{
    private const string Code = "code";
    private const string Session = "session";

    /// <summary>The code a result asks for, or null.</summary>
    public static string? CodeOf(TurnResult result)
    {
        foreach (var effect in result.Effects)
        {
            if (effect is ClaimForm claim)
                return claim.Code;
        }

        return null;
    }

    /// <param name="asked">The result with the <see cref="ClaimForm"/>.</param>
    /// <param name="sessionJson">The parked session, or null when no form that may be given out has this code.</param>
    public static TurnResult Answer(ITurnStep step, TurnResult asked, string? sessionJson, TurnContext context)
    {
        var activity = new Activity
        {
            Type = ActivityTypes.Event,
            Name = DialogEvents.FormNotFound,
            Value = JsonSerializer.SerializeToElement(new Dictionary<string, string?>(StringComparer.Ordinal) { [Code] = CodeOf(asked) }),
        };
        if (sessionJson is not null)
        {
            using var session = JsonDocument.Parse(sessionJson);
            var value = JsonSerializer.SerializeToElement(
                new Dictionary<string, JsonElement>(StringComparer.Ordinal)
                {
                    [Code] = JsonSerializer.SerializeToElement(CodeOf(asked)),
                    [Session] = session.RootElement,
                }
            );
            activity = activity with { Name = DialogEvents.FormClaimed, Value = value };
        }

        var result = step.Step(asked.State, activity, context);
        return result with
        {
            Replies = [.. asked.Replies, .. result.Replies],
            Effects = [.. asked.Effects.Where(e => e is not ClaimForm), .. result.Effects],
        };
    }

    /// <summary>What the event carries; null when it cannot be read.</summary>
    internal static (string Code, FormSession Session, string Json)? Read(Activity input) =>
        input.Value is { ValueKind: JsonValueKind.Object } value
        && value.TryGetProperty(Code, out var code)
        && code.ValueKind is JsonValueKind.String
        && value.TryGetProperty(Session, out var json)
        && ConversationStateJson.ReadSession(json) is { } session
            ? (code.GetString()!, session, json.GetRawText())
            : null;
}
