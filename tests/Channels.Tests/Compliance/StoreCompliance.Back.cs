using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Delivery.Sinks.Back;
using Channels.Bot.Submissions.Back;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>What a system of the office says is taken to heart once, however many nodes hear it at once.</summary>
public abstract partial class StoreCompliance
{
    [Fact]
    public async Task What_several_nodes_read_back_at_once_moves_once_and_is_told_once()
    {
        var sink = new FakeSink { Answer = _ => Task.FromResult<SinkOutcome>(new SinkOutcome.Delivered("7@1")) };
        Node[] cluster = [NewNode(sink, FakeSink.Settings("city")), NewNode(sink, FakeSink.Settings("city"))];
        var node = cluster[0];
        await SubmitAsync(node, Case);
        await RunSinkAsync(node);
        var report = new BackReport(Case, "7", 3, 2, BackMoves.Confirmed, "office");
        Assert.False(await node.Get<StatusMoves>().TakeAsync("other", Node.Procedure, report, Stop));
        Assert.False(await node.Get<StatusMoves>().TakeAsync("city", Node.Procedure, report with { Record = "8" }, Stop));
        Assert.False(await node.Get<StatusMoves>().TakeAsync("city", Node.Procedure, report with { Revision = 2, Move = null }, Stop));

        await Task.WhenAll(
            Enumerable.Range(0, 12).Select(n => cluster[n % 2].Get<StatusMoves>().TakeAsync("city", Node.Procedure, report, Stop))
        );
        Assert.Equal(["confirmed", "taken"], await node.ReadAsync(db => db.SubmissionMoves.Select(m => m.Move).Order().ToListAsync()));
        Assert.Equal(1, await node.ReadAsync(db => db.Inbox.CountAsync(e => e.EventId.StartsWith("own/life/"))));
        var row = await node.ReadAsync(db => db.Submissions.SingleAsync());
        Assert.Equal((SubmissionState.Confirmed, "office"), (row.State, row.FetchedBy));
        Assert.Equal(3, (await node.ReadAsync(db => db.SinkRecords.SingleAsync())).Revision);
    }

    [Fact]
    public async Task Of_several_nodes_one_looks()
    {
        var nodes = new[] { NewNode(), NewNode(), NewNode() };
        for (var round = 0; round < 3; round++)
        {
            var turns = await Task.WhenAll(
                Enumerable
                    .Range(0, 9)
                    .Select(n => nodes[n % 3].Get<SinkWatches>().BeginAsync("city", Node.Procedure, TimeSpan.FromMinutes(1), Stop))
            );
            Assert.Single(turns, t => t is not null);
            Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }
}
