using Channels.Bot.Data;

namespace Channels.Bot.Joints;

/// <summary>Writes what follows from a turn whatever the step wants: files that came with it, steps that are counted.</summary>
public interface ITurnWriter
{
    /// <summary>Runs before the effects, within the transaction of the turn.</summary>
    Task WriteAsync(ChannelsDb db, Turn turn, CancellationToken stop);
}
