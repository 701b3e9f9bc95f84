using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;

namespace Channels.Bot.Dialogs;

/// <summary>The step with parked forms in memory, for talking to it where nothing is stored: previews, examples, tests.</summary>
public sealed class DraftsInMemory(ITurnStep step) : ITurnStep
{
    private readonly Dictionary<string, string> sessions = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public TurnResult Step(ConversationState state, Activity input, TurnContext context)
    {
        var result = step.Step(state, input, context);
        if (FormClaim.CodeOf(result) is { } code)
            result = FormClaim.Answer(step, result, sessions.GetValueOrDefault(code), context);
        foreach (var effect in result.Effects)
        {
            if (effect is ParkForm parked)
                sessions[parked.Code] = parked.SessionJson;
            else if (effect is TakeForm taken)
                sessions.Remove(taken.Code);
        }

        return result;
    }
}
