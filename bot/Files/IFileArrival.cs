using Channels.Bot.Data;

namespace Channels.Bot.Files;

/// <summary>A room that does something when the bytes of a file are there at last.</summary>
public interface IFileArrival
{
    /// <summary>Within the transaction in which the file becomes one that can be given out.</summary>
    Task ArrivedAsync(ChannelsDb db, Guid file, CancellationToken stop);
}
