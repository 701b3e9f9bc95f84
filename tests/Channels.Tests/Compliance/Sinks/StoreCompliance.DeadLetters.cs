using Channels.Bot.Audit;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Delivery.Sinks.Desk;
using Channels.Bot.Submissions.Life;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>What a sink does not take comes before a person, and holds up nobody else.</summary>
public abstract partial class StoreCompliance
{
    private static readonly SinkOutcome No = new SinkOutcome.Refused("fake.400", "no");

    [Fact]
    public async Task Somebody_hears_of_dead_letters_once_a_sink_and_hour()
    {
        var sink = new FakeSink { Answer = _ => Task.FromResult(No) };
        var node = NewNode(sink, FakeSink.Settings("city", "ward"));
        foreach (var number in Enumerable.Range(0, 3))
            await SubmitAsync(node, $"AR-000{number}-0000");
        while (await RunSinkAsync(node) > 0) { }
        var told = Assert.Single(await ToldAsync(node));
        Assert.Equal((SinkLedger.DeadKind, "city", "fake.400"), (told.Kind, told.Route, told.Alarm));

        while (await RunSinkAsync(node, "ward") > 0) { }
        Assert.Equal(["city", "ward"], (await ToldAsync(node)).Select(a => a.Route).Order());

        Clock.Advance(TimeSpan.FromMinutes(61));
        await SubmitAsync(node, Case);
        while (await RunSinkAsync(node) > 0) { }
        Assert.Equal(["city", "city", "ward"], (await ToldAsync(node)).Select(a => a.Route).Order());
        Assert.Equal(7, (await node.Get<Bot.Delivery.OldestWaiting>().ReadAsync(Stop)).SinkDeadLetters);
    }

    [Fact]
    public async Task Three_hundred_dead_letters_are_tried_again_at_once_and_each_is_one_effect()
    {
        const int Many = 300;
        var sink = new FakeSink { BatchSize = 50, Answer = _ => Task.FromResult(No) };
        var node = NewNode(sink, FakeSink.Settings("city"));
        for (var number = 0; number < Many; number++)
            await SubmitAsync(node, $"AR-{number:0000}-0000");
        while (await RunSinkAsync(node) > 0) { }
        Assert.Equal(Many, Assert.Single(await node.Get<SinkStatus>().ReadAsync(Stop)).Dead);

        var redrive = node.Get<SinkRedrive>();
        var plan = await redrive.PlanAsync(new SinkFilter("city"), Stop);
        Assert.Equal((Many, 100, "no"), (plan.Count, plan.Lines.Count, plan.Lines[0].Answer));
        Assert.False((await redrive.RunAsync(new SinkFilter("city"), Many - 1, Actor.System("test"), Stop)).IsDone);
        Assert.Equal(0, await RunSinkAsync(node));

        sink.Answer = _ => Task.FromResult<SinkOutcome>(new SinkOutcome.Delivered());
        Assert.True((await redrive.RunAsync(new SinkFilter("city"), Many, Actor.System("test"), Stop)).IsDone);
        while (await RunSinkAsync(node) > 0) { }
        Assert.Empty(await ItemsAsync(node));
        var receipts = await ReceiptsAsync(node);
        Assert.Equal(Many, receipts.Count);
        Assert.All(receipts, r => Assert.Equal((SinkOutcomeKind.Delivered, 1), (r.Outcome, r.Attempts)));
        Assert.Equal(Many, sink.Calls.Count);
        Assert.All(sink.Calls.Values, calls => Assert.Equal(2, calls));
        Assert.Equal("300 city", (await node.ReadAsync(db => db.Audit.SingleAsync(a => a.Actor == "test"))).Detail);
    }

    [Fact]
    public async Task What_five_workers_did_not_come_back_from_is_a_persons_and_the_rest_goes_on()
    {
        var sink = new FakeSink();
        var node = NewNode(sink, FakeSink.Settings("city"));
        var ledger = node.Get<SinkLedger>();
        await SubmitAsync(node, Case);
        for (var killed = 0; killed <= SinkRunner.MostLost; killed++)
        {
            // A process takes it and is never heard of again; its lease ends.
            Assert.Single(await ledger.ClaimAsync("city", TimeSpan.FromMinutes(2), 1, Stop));
            await PassAsync(node);
        }

        await SubmitAsync(node, "AR-2222-2222");
        while (await RunSinkAsync(node) > 0) { }
        var dead = Assert.Single(await ItemsAsync(node));
        Assert.Equal((Case, SinkItemStatus.Dead, SinkRunner.Killed), (dead.Reference, dead.Status, dead.Code));
        Assert.Equal(["AR-2222-2222"], sink.Heard.Select(d => d.Reference));
        Assert.Equal(SinkRunner.Killed, Assert.Single(await ToldAsync(node)).Alarm);

        // Put right and tried again, it counts anew.
        await node.Get<SinkRedrive>().RunAsync(new SinkFilter(Code: SinkRunner.Killed), 1, Actor.Bot, Stop);
        while (await RunSinkAsync(node) > 0) { }
        Assert.Equal(2, (await ReceiptsAsync(node)).Count);
        Assert.Equal([1, 1], sink.Calls.Values);
    }

    [Fact]
    public async Task A_flood_of_poison_holds_up_nothing_beside_it()
    {
        const int Poison = 150;
        var sink = new FakeSink
        {
            BatchSize = 10,
            Answer = d =>
                d.Reference.StartsWith("SH-", StringComparison.Ordinal) ? Task.FromResult<SinkOutcome>(new SinkOutcome.Delivered())
                : d.Reference.EndsWith('0') ? Task.FromResult<SinkOutcome>(new SinkOutcome.Ambiguous("fake.500"))
                : Task.FromResult(No),
        };
        var node = NewNode(
            sink,
            new Dictionary<string, string?>(FakeSink.Settings("city"))
            {
                ["Sinks:city:MostAttempts"] = "3",
                ["Sinks:city:BreaksAfter"] = "3",
            }
        );
        for (var number = 0; number < Poison; number++)
        {
            await SubmitAsync(node, $"AR-1111-{number:0000}");
            if (number % 5 == 0)
                await SubmitAsync(node, $"SH-1111-{number:0000}");
        }

        // All of it is due again and again; a breaker that opens lets one try after its time.
        for (var round = 0; round < 400 && (await ItemsAsync(node)).Exists(i => i.Status == SinkItemStatus.Open); round++)
        {
            if (await RunSinkAsync(node) > 0)
                continue;
            Clock.Advance(TimeSpan.FromSeconds(31));
            await PassAsync(node);
        }

        Assert.Equal(Poison, (await ItemsAsync(node)).Count(i => i.Status == SinkItemStatus.Dead));
        Assert.Equal(Poison / 5, (await ReceiptsAsync(node)).Count(r => r.Outcome == SinkOutcomeKind.Delivered));
        Assert.All(sink.Heard.Where(d => d.Reference[0] == 'S').GroupBy(d => d.Id), g => Assert.Single(g));
        Assert.True(sink.Calls.Values.Max() <= 3);
    }

    [Fact]
    public async Task A_sink_that_comes_later_gets_nothing_the_office_is_done_with()
    {
        var node = NewNode(new FakeSink(), FakeSink.Settings("city", "ward"));
        await SubmitAsync(node, Case);
        await SubmitAsync(node, "AR-2222-2222");
        await node.WriteAsync(db => db.SinkItems.Where(i => i.Sink == "ward").ExecuteDeleteAsync());
        var desk = node.Get<SubmissionDesk>();
        await desk.SetAsync(Case, LifeMove.Taken, KeyReach.Whole, Actor.System("test"), null, Stop);
        await desk.SetAsync(Case, LifeMove.Done, KeyReach.Whole, Actor.System("test"), null, Stop);

        Assert.Equal(
            new DeskResult.Refused(LifeCodes.NotNow, "done"),
            await desk.SetAsync(Case, LifeMove.Taken, KeyReach.Whole, Actor.System("test"), null, Stop)
        );

        var made = await node.Get<SinkChange>().AddAsync("ward", Node.Procedure, Clock.GetUtcNow().AddDays(-1), false, Actor.Bot, Stop);
        Assert.Equal(1, made);
        Assert.Equal(["AR-2222-2222"], (await ItemsAsync(node)).Where(i => i.Sink == "ward").Select(i => i.Reference));

        // Its place in the office's queue ended with it.
        var work = await node.ReadAsync(db => db.WorkItems.OrderBy(w => w.Reference).ToListAsync());
        Assert.Equal([WorkStatus.Done, WorkStatus.Ready], work.Select(w => w.Status));
        Assert.NotNull(work[0].FinishedAt);
    }

    [Fact]
    public async Task What_is_weeks_old_and_has_no_item_gets_one_within_a_day()
    {
        var node = NewNode(new FakeSink(), FakeSink.Settings("city"));
        var reconciler = node.Get<SinkReconciler>();
        Assert.Equal(0, await reconciler.RunAsync(Stop));
        await SubmitAsync(node, Case);
        while (await RunSinkAsync(node) > 0) { }
        Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal(0, await reconciler.RunAsync(Stop));

        // A database that was restored: what happened with it was not in the copy.
        await node.WriteAsync(db => db.SinkReceipts.ExecuteDeleteAsync());
        Assert.Equal(0, await reconciler.RunAsync(Stop));
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await reconciler.RunAsync(Stop));
        Assert.Equal(0, await reconciler.RunAsync(Stop));
    }

    private static Task<List<Alert>> ToldAsync(Node node) => node.ReadAsync(db => db.Alerts.ToListAsync());
}
