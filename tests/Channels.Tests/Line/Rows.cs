using Channels.Bot.Data.Rows;
using Channels.Tests.Support.Doors;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Line;

/// <summary>What lies in the database, in order.</summary>
internal static class Rows
{
    public static Task<List<InboxEvent>> EventsAsync(this ChannelsApp app) =>
        app.Store.ReadAsync((db, stop) => db.Inbox.OrderBy(e => e.Sequence).ToListAsync(stop), CancellationToken.None);

    public static Task<List<OutgoingMessage>> MessagesAsync(this ChannelsApp app) =>
        app.Store.ReadAsync((db, stop) => db.Outgoing.OrderBy(m => m.Sequence).ToListAsync(stop), CancellationToken.None);

    public static Task<List<StoredFile>> FilesAsync(this ChannelsApp app) =>
        app.Store.ReadAsync((db, stop) => db.Files.OrderBy(f => f.CreatedAt).ToListAsync(stop), CancellationToken.None);

    /// <summary>Waits until every event had its turn and every message its result.</summary>
    public static Task SettleAsync(this ChannelsApp app) =>
        Until.TrueAsync(async () =>
            (await app.EventsAsync()).TrueForAll(e => e.Status != InboxStatus.Open)
            && (await app.MessagesAsync()).TrueForAll(m => m.Status != OutgoingStatus.Ready)
            && (await app.FilesAsync()).TrueForAll(f => f.Status != FileStatus.Wanted || f.Code == StoredFile.Unscreened)
        );
}
