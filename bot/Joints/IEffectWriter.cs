using Channels.Bot.Contract;
using Channels.Bot.Data;

namespace Channels.Bot.Joints;

/// <summary>Makes one kind of effect true. The writer lives in the room that owns the rows; see <see cref="Effects"/>.</summary>
/// <typeparam name="TEffect">The effect; every kind has exactly one writer, which is checked at start.</typeparam>
public interface IEffectWriter<in TEffect>
    where TEffect : Effect
{
    /// <summary>Writes within the transaction of the turn; it may be undone and run again.</summary>
    /// <returns>False when what the turn was thought on has changed meanwhile: everything is undone and the turn runs again.</returns>
    Task<bool> WriteAsync(ChannelsDb db, Turn turn, TEffect effect, CancellationToken stop);
}
