using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Files;

/// <summary>Files that are here and that nobody has looked at yet.</summary>
public sealed class UnscreenedFiles(IStore store)
{
    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(
            (db, stop) => db.Files.CountAsync(f => f.Status == FileStatus.Wanted && f.Code == StoredFile.Unscreened, stop),
            cancellationToken
        );
}
