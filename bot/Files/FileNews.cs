using Channels.Bot.Data;
using Channels.Bot.Data.Rows;

namespace Channels.Bot.Files;

/// <summary>Who hears what became of a file: its person when it is not there, other rooms when it is.</summary>
public sealed class FileNews(MissingFiles missing, IEnumerable<IFileArrival> arrivals)
{
    internal async Task ArrivedAsync(ChannelsDb db, StoredFile file, CancellationToken stop)
    {
        foreach (var room in arrivals)
            await room.ArrivedAsync(db, file.Id, stop);
    }

    internal Task<bool> MissingAsync(ChannelsDb db, StoredFile file, string code, CancellationToken stop) =>
        missing.TellAsync(db, file, code, stop);

    internal void Ring() => missing.Ring();
}
