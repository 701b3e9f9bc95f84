using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;

namespace Channels.Bot.Dialogs;

/// <summary>Answers an <see cref="OpenCase"/> in the turn that asked: the step runs once more with what was found.</summary>
public static class CaseClaim
{
    /// <summary>What a result asks for, or null.</summary>
    public static OpenCase? Of(TurnResult result)
    {
        foreach (var effect in result.Effects)
        {
            if (effect is OpenCase open)
                return open;
        }

        return null;
    }

    /// <param name="found">The case, or null when number and word do not belong together.</param>
    public static TurnResult Answer(ITurnStep step, TurnResult asked, CaseOpening? found, TurnContext context)
    {
        var activity = found is null
            ? new Activity { Type = ActivityTypes.Event, Name = DialogEvents.CaseNotFound }
            : new Activity
            {
                Type = ActivityTypes.Event,
                Name = DialogEvents.CaseOpened,
                Value = JsonSerializer.SerializeToElement(found, JsonSerializerOptions.Web),
            };
        var result = step.Step(asked.State, activity, context);
        return result with
        {
            Replies = [.. asked.Replies, .. result.Replies],
            Effects = [.. asked.Effects.Where(e => e is not OpenCase), .. result.Effects],
        };
    }

    internal static CaseOpening? Read(Activity input) => input.Value?.Deserialize<CaseOpening>(JsonSerializerOptions.Web);
}
