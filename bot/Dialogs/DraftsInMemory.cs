using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;

namespace Channels.Bot.Dialogs;

/// <summary>The step with parked forms in memory, for talking to it where nothing is stored: previews, examples, tests.</summary>
public sealed class DraftsInMemory(ITurnStep step) : ITurnStep
{
    private readonly Dictionary<string, FormSession> sessions = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public TurnResult Step(ConversationState state, Activity input, TurnContext context)
    {
        var result = step.Step(state, input, context);
        if (result.Asked is ClaimForm claim)
        {
            var found = new Found(claim, sessions.GetValueOrDefault(claim.Code));
            result = result.And(step.Step(result.State, input, context with { Found = found }));
        }

        foreach (var effect in result.Effects)
        {
            if (effect is ParkForm parked)
                sessions[parked.Code] = parked.Session;
            else if (effect is TakeForm taken)
                sessions.Remove(taken.Code);
        }

        return result;
    }
}
