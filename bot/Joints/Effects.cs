using System.Collections.Frozen;
using Channels.Bot.Contract;
using Channels.Bot.Data;

namespace Channels.Bot.Joints;

/// <summary>
/// Everything that rooms do with a turn, in its order: what follows from the turn itself, then each effect by its writer, and
/// after the commit those who only hear of it.
/// </summary>
public sealed class Effects
{
    private readonly FrozenDictionary<Type, EffectRoute> routes;
    private readonly ITurnWriter[] writers;
    private readonly IAfterTurn[] listeners;

    /// <exception cref="InvalidOperationException">An effect of the contract has no writer, or two.</exception>
    public Effects(IEnumerable<EffectRoute> routes, IEnumerable<ITurnWriter> writers, IEnumerable<IAfterTurn> listeners)
    {
        var all = routes.ToList();
        if (Misrouted(AllKinds(), all) is { Count: > 0 } wrong)
            throw new InvalidOperationException($"Every effect has exactly one writer; this is not so for: {string.Join(", ", wrong)}.");
        this.routes = all.ToFrozenDictionary(r => r.Kind);
        this.writers = [.. writers];
        this.listeners = [.. listeners];
    }

    /// <summary>Writes all of a turn; the caller saves.</summary>
    /// <returns>False when the turn must be undone and run again.</returns>
    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, CancellationToken stop)
    {
        foreach (var writer in writers)
            await writer.WriteAsync(db, turn, stop);
        foreach (var effect in turn.Result.Effects)
        {
            if (!await routes[effect.GetType()].WriteAsync(db, turn, effect, stop))
                return false;
        }

        return true;
    }

    /// <summary>Tells those who hear of committed turns.</summary>
    public void After(Turn turn)
    {
        foreach (var listener in listeners)
            listener.After(turn);
    }

    /// <summary>The kinds of effects that are written: a look-up is answered within its turn and never comes here.</summary>
    internal static IReadOnlyList<Type> AllKinds() =>
        [
            .. typeof(Effect)
                .Assembly.GetTypes()
                .Where(t => t.IsSubclassOf(typeof(Effect)) && !t.IsAbstract && !t.IsSubclassOf(typeof(Lookup))),
        ];

    /// <summary>Names of the kinds that have no writer or several, and of routes to what is no effect of the contract.</summary>
    internal static IReadOnlyList<string> Misrouted(IEnumerable<Type> kinds, IReadOnlyCollection<EffectRoute> routes) =>
        [.. kinds.Where(k => routes.Count(r => r.Kind == k) != 1).Select(k => k.Name).Order(StringComparer.Ordinal)];
}
