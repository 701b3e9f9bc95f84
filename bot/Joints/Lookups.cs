using System.Collections.Frozen;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;

namespace Channels.Bot.Joints;

/// <summary>
/// Runs a step with what it must know of the database: it says what to look up, and runs again with what was found. The step
/// stays pure, and the turn is still one.
/// </summary>
public sealed class Lookups(IEnumerable<LookupRoute> routes)
{
    /// <summary>A step that still asks after so many answers goes round in a circle.</summary>
    public const int MostPerTurn = 3;

    private readonly FrozenDictionary<Type, LookupRoute> routes = routes.ToFrozenDictionary(r => r.Kind);

    /// <summary>The step, and once more for each thing it asked for, at most <see cref="MostPerTurn"/> times.</summary>
    /// <param name="asker">Who wants to know, in the language the step has come to.</param>
    /// <exception cref="InvalidOperationException">Nobody answers such a look-up, or the step asks without end.</exception>
    public async Task<TurnResult> StepAsync(
        ITurnStep step,
        ConversationState state,
        Activity input,
        TurnContext context,
        Func<string, Asker> asker,
        CancellationToken stop
    )
    {
        var result = step.Step(state, input, context);
        for (var answered = 0; result.Asked is { } asked; answered++)
        {
            if (answered == MostPerTurn)
                throw new InvalidOperationException($"The step asked for {asked.GetType().Name} after {MostPerTurn} answers.");
            if (!routes.TryGetValue(asked.GetType(), out var route))
                throw new InvalidOperationException($"Nobody answers {asked.GetType().Name}.");
            var found = new Found(asked, await route.FindAsync(asked, asker(result.State.Language), stop));
            result = result.And(step.Step(result.State, input, context with { Found = found }));
        }

        return result;
    }
}
