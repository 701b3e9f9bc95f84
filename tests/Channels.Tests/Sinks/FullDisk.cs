using System.Data.Common;
using System.Globalization;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Sinks;

/// <summary>The database file cannot grow any more, in the middle of handing in and of handing over; then somebody makes room.</summary>
public sealed class FullDisk(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private const int Before = 20;
    private const int Most = 2000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_is_there_what_was_not_left_no_trace_and_nothing_is_doubled()
    {
        await database.ClearAsync();
        var sink = new FakeSink();
        var store = database.OpenSqliteStore();
        await using var node = new Node(store, sink: sink, settings: FakeSink.Settings("city"));
        var handedIn = 0;
        while (handedIn < Before && await TryHandInAsync(node, handedIn))
            handedIn++;
        Assert.Equal(Before, handedIn);
        await LimitAsync(store, 1); // no fewer pages than there are: no page more
        while (handedIn < Most && await TryHandInAsync(node, handedIn))
            handedIn++;
        Assert.InRange(handedIn, Before, Most - 1); // the disk was full
        Assert.Equal(handedIn, await node.ReadAsync(db => db.Submissions.CountAsync(Stop)));

        // The worker goes on as far as it can; what it cannot record keeps its lease.
        await RunAsync(node);
        await LimitAsync(store, int.MaxValue);
        await TurnsAsync(node);
        await node.WriteAsync(db =>
            db.SinkItems.ExecuteUpdateAsync(set => set.SetProperty(i => i.DueAt, new DateTimeOffset(2026, 1, 1, 0, 0, 0, default)), Stop)
        );
        while (await RunAsync(node) > 0) { }

        var submissions = await node.ReadAsync(db => db.Submissions.Select(s => s.Id).ToListAsync(Stop));
        var receipts = await node.ReadAsync(db => db.SinkReceipts.ToListAsync(Stop));
        Assert.InRange(submissions.Count, handedIn, handedIn + 1); // the one that was received and had no turn
        Assert.Equal(submissions.Order(), receipts.Select(r => r.SubmissionId).Order());
        Assert.All(receipts, r => Assert.Equal(SinkOutcomeKind.Delivered, r.Outcome));
        Assert.Equal(receipts.Select(r => r.Id).Order(), sink.Calls.Keys.Order());
    }

    private static async Task<bool> TryHandInAsync(Node node, int number)
    {
        node.Clock.Advance(TimeSpan.FromSeconds(1));
        node.Step = (state, _, _) =>
            new TurnResult(state, [], [Node.Form($"AR-1111-{number:0000}", $$"""{"note":"{{new string('x', 3000)}}"}""")]);
        var before = await node.ReadAsync(db => db.Submissions.CountAsync(Stop));
        try
        {
            await node.ReceiveAsync(node.Event(new FakeEvent($"user-{number}", "text")));
            await node.Turns.RunDueAsync(Stop);
        }
        catch (Exception full) when (full is DbException or DbUpdateException or StoreBusyException)
        {
            return false;
        }

        return await node.ReadAsync(db => db.Submissions.CountAsync(Stop)) > before;
    }

    private static async Task TurnsAsync(Node node)
    {
        node.Clock.Advance(TimeSpan.FromHours(1));
        await node.WriteAsync(db =>
            db.Inbox.ExecuteUpdateAsync(set => set.SetProperty(i => i.DueAt, new DateTimeOffset(2026, 1, 1, 0, 0, 0, default)), Stop)
        );
        while (await node.Turns.RunDueAsync(Stop) > 0) { }
    }

    private static async Task<int> RunAsync(Node node)
    {
        try
        {
            return await node.Get<SinkRunner>().RunDueAsync(node.Get<Destinations>().Find("city")!, Stop);
        }
        catch (Exception full) when (full is DbException or DbUpdateException or StoreBusyException)
        {
            return 0; // as the loop of the worker: it comes again
        }
    }

    /// <summary>On the connection of the one writer, which stays open.</summary>
    private static Task<int> LimitAsync(SqliteStore store, int pages)
    {
        var limit = string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}");
        return store.WriteAsync(async (db, stop) => Written.Keep(await db.Database.ExecuteSqlRawAsync(limit, stop)), Stop);
    }
}
