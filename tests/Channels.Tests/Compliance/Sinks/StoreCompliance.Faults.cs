using Channels.Bot.Data.Dialects;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Compliance;

/// <summary>What goes wrong around a queue: clocks that differ, somebody who reads for very long.</summary>
public abstract partial class StoreCompliance
{
    private static Dictionary<string, string?> OfTwenty =>
        new(FakeSink.Settings("city")) { ["Sinks:city:Batch"] = "20", ["Sinks:city:Parallel"] = "1" };

    [Fact]
    public async Task Two_nodes_whose_clocks_are_ten_minutes_apart_take_nothing_from_each_other()
    {
        const int Items = 100;
        var sink = new FakeSink { BatchSize = 20 };
        var (ahead, behind) = (NewNode(sink, OfTwenty, 5), NewNode(sink, OfTwenty, -5));
        await SeedAsync(behind, Items);

        // A lease of two minutes, taken by the one that is behind: for the other's clock it ended eight minutes ago.
        var held = await behind.Get<SinkLedger>().ClaimAsync("city", TimeSpan.FromMinutes(2), 20, Stop);
        sink.Answer = d =>
            Task.FromResult<SinkOutcome>(
                sink.Calls[d.Id] == 1 && d.Reference.EndsWith('7')
                    ? new SinkOutcome.NotNow("fake.503", TimeSpan.FromMinutes(1))
                    : new SinkOutcome.Delivered("r")
            );
        while (await RunSinkAsync(ahead) > 0) { }
        Assert.Equal(Items - 20, sink.Calls.Count);
        Assert.DoesNotContain(sink.Heard, d => held.Any(h => h.Id == d.Id));
        Assert.Equal(
            20,
            await behind
                .Get<SinkLedger>()
                .FinishAsync(held[0].LeaseToken!.Value, [.. held.Select(h => new FinishedItem(h.Id, SinkOutcomeKind.Delivered, null, "r"))])
        );

        // What was put off by the one that is ahead is due by the database's clock, for both.
        var waiting = (await ItemsAsync(behind)).Select(i => i.DueAt - TimeProvider.System.GetUtcNow()).ToList();
        Assert.NotEmpty(waiting);
        Assert.All(waiting, w => Assert.InRange(w, TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(2)));
        await PassAsync(behind);
        while (await RunSinkAsync(behind) + await RunSinkAsync(ahead) > 0) { }
        var receipts = await ReceiptsAsync(behind);
        Assert.Equal((Items, Items), (receipts.Count, receipts.Select(r => r.SubmissionId).Distinct().Count()));
        Assert.Equal(Items - 20 + waiting.Count, sink.Calls.Values.Sum());
    }

    [Fact]
    public async Task Somebody_who_holds_an_old_snapshot_holds_up_nothing_and_loses_nothing()
    {
        Assert.SkipWhen(Database.Provider is "sqlserver", "A snapshot is a setting of the database there.");
        const int Items = 300;
        var sink = new FakeSink { BatchSize = 20 };
        var node = NewNode(sink, OfTwenty);
        await SeedAsync(node, Items);

        await using var reader = Database.Create();
        await reader.Database.OpenConnectionAsync(Stop);
        await reader.Database.ExecuteSqlRawAsync(Database.Provider is "sqlite" ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ", Stop);
        Assert.Equal(Items, await reader.SinkItems.CountAsync(Stop));

        while (await RunSinkAsync(node) > 0) { }
        await SubmitAsync(node, "SH-9999-9999");
        while (await RunSinkAsync(node) > 0) { }
        Assert.Equal(Items + 1, (await ReceiptsAsync(node)).Count);
        Assert.Empty(await ItemsAsync(node));
        Assert.All(sink.Calls.Values, calls => Assert.Equal(1, calls));
        Assert.Equal((Items, 0), (await reader.SinkItems.CountAsync(Stop), await reader.SinkReceipts.CountAsync(Stop)));

        await reader.Database.ExecuteSqlRawAsync("COMMIT", Stop);
        Assert.Equal((0, Items + 1), (await reader.SinkItems.CountAsync(Stop), await reader.SinkReceipts.CountAsync(Stop)));
    }

    private Node NewNode(FakeSink sink, Dictionary<string, string?> settings, int minutesAhead)
    {
        var clock = new FakeTimeProvider(Clock.GetUtcNow().AddMinutes(minutesAhead));
        var node = new Node(Database.OpenStore(), clock, nodes.FirstOrDefault()?.Channel, sink, settings);
        nodes.Add(node);
        return node;
    }
}
