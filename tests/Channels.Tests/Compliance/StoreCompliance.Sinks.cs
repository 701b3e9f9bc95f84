using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Delivery.Sinks.Desk;
using Channels.Bot.Erasure;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>What was handed in reaches each of its sinks once, whatever fails on the way.</summary>
public abstract partial class StoreCompliance
{
    private const string Case = "AR-1111-1111";

    /// <summary>Hands a form in by a person's turn; a moment passes, as it does between turns.</summary>
    private async Task SubmitAsync(Node node, string reference, Func<SubmitForm, SubmitForm>? change = null)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        var form = Node.Form(reference);
        node.Step = (state, _, _) => new TurnResult(state, [], [change is null ? form : change(form)]);
        await node.TurnAsync(new FakeEvent($"user-{reference}", "text"));
    }

    private async Task WithdrawAsync(Node node, string reference)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        node.Step = (state, _, _) => new TurnResult(state, [], [new WithdrawSubmission(reference)]);
        await node.TurnAsync(new FakeEvent($"user-{reference}", "text"));
    }

    private static Task<int> RunSinkAsync(Node node, string sink = "city") =>
        node.Get<SinkRunner>().RunDueAsync(node.Get<Destinations>().Find(sink)!, Stop);

    /// <summary>Leases and waiting are by the database's clock: for it, much time passes.</summary>
    private static Task PassAsync(Node node) =>
        node.WriteAsync(db =>
            db.SinkItems.ExecuteUpdateAsync(set => set.SetProperty(i => i.DueAt, new DateTimeOffset(2026, 1, 1, 0, 0, 0, default)))
        );

    private static Task<List<SinkItem>> ItemsAsync(Node node) => node.ReadAsync(db => db.SinkItems.OrderBy(i => i.Edition).ToListAsync());

    private static Task<List<SinkReceipt>> ReceiptsAsync(Node node) =>
        node.ReadAsync(db => db.SinkReceipts.OrderBy(r => r.Edition).ThenBy(r => r.Sink).ToListAsync());

    [Fact]
    public async Task A_submission_reaches_each_of_its_sinks_once()
    {
        var sink = new FakeSink();
        var node = NewNode(sink, FakeSink.Settings("city", "ward"));
        await SubmitAsync(node, Case);
        Assert.Equal(["city", "ward"], (await ItemsAsync(node)).Select(i => i.Sink).Order());

        Assert.Equal((1, 1), (await RunSinkAsync(node), await RunSinkAsync(node, "ward")));
        Assert.Equal((0, 0), (await RunSinkAsync(node), await RunSinkAsync(node, "ward")));

        Assert.Equal(2, sink.Heard.Count);
        Assert.All(
            sink.Heard,
            d => Assert.Equal((Case, "submitted", 2), (d.Reference, d.Kind, d.Answers!.Value.GetProperty("hours").GetInt32()))
        );
        Assert.Empty(await ItemsAsync(node));
        Assert.All(await ReceiptsAsync(node), r => Assert.Equal((SinkOutcomeKind.Delivered, "r", 1), (r.Outcome, r.Receipt, r.Attempts)));
        Assert.Equal(2, sink.Calls.Count);
    }

    [Fact]
    public async Task A_version_that_was_given_up_holds_up_its_own_case_only_until_somebody_decides()
    {
        var sink = new FakeSink
        {
            Answer = d =>
                Task.FromResult<SinkOutcome>(
                    d.Reference == Case ? new SinkOutcome.Refused("fake.400", "no: hours") : new SinkOutcome.Delivered()
                ),
        };
        var node = NewNode(sink, FakeSink.Settings("city"));
        await SubmitAsync(node, Case, f => f with { IsInterim = true });
        Assert.Equal(1, await RunSinkAsync(node));
        await SubmitAsync(node, Case);
        await SubmitAsync(node, "AR-2222-2222");
        Assert.Equal(1, await RunSinkAsync(node));
        Assert.Equal(0, await RunSinkAsync(node));

        var items = await ItemsAsync(node);
        Assert.Equal(
            [(SinkItemStatus.Dead, "fake.400", "no: hours"), (SinkItemStatus.Open, null, null)],
            items.Select(i => (i.Status, i.Code, i.Answer))
        );
        var line = Assert.Single(await node.Get<SinkStatus>().ReadAsync(Stop));
        Assert.Equal((1, 1), (line.Open, line.Dead));
        Assert.Equal([Case], line.Blocked);

        var redrive = node.Get<SinkRedrive>();
        var filter = new SinkFilter("city", "fake.400");
        Assert.False((await redrive.PlanAsync(filter, Stop)).IsDone);
        Assert.False((await redrive.RunAsync(filter, expected: 2, Actor.Bot, Stop)).IsDone);
        Assert.Equal(0, (await redrive.RunAsync(filter with { Code = "other" }, null, Actor.Bot, Stop)).Count);
        Assert.True((await redrive.RunAsync(filter, expected: 1, Actor.System("test"), Stop)).IsDone);
        Assert.Equal("sink.redriven", (await node.ReadAsync(db => db.Audit.SingleAsync(a => a.Actor == "test"))).Action);
        Assert.Equal(2, (await ItemsAsync(node)).Count);
        sink.Answer = _ => Task.FromResult<SinkOutcome>(new SinkOutcome.Delivered());
        Assert.Equal(1, await RunSinkAsync(node));
        Assert.Equal(1, await RunSinkAsync(node));

        // The older version is not sent any more: the newer one says what is true.
        Assert.Equal(
            [SinkOutcomeKind.Superseded, SinkOutcomeKind.Delivered],
            (await ReceiptsAsync(node)).Where(r => r.Reference == Case).Select(r => r.Outcome)
        );
        Assert.Equal(["interim", "submitted", "updated"], sink.Heard.Select(d => d.Kind).Order());
        Assert.Empty(await ItemsAsync(node));
    }

    [Fact]
    public async Task What_a_sink_does_not_take_now_comes_again_later_and_at_last_to_a_person()
    {
        var sink = new FakeSink
        {
            Answer = _ => Task.FromResult<SinkOutcome>(new SinkOutcome.NotNow("fake.429", TimeSpan.FromHours(1), "12345678 later")),
        };
        var node = NewNode(
            sink,
            new Dictionary<string, string?>(FakeSink.Settings("city"))
            {
                ["Sinks:city:MostAttempts"] = "3",
                ["Sinks:city:BreaksAfter"] = "9",
            }
        );
        await SubmitAsync(node, Case);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Equal(1, await RunSinkAsync(node));
            Assert.Equal(0, await RunSinkAsync(node));
            var item = Assert.Single(await ItemsAsync(node));
            Assert.Equal(("fake.429", "*** later", attempt, null), (item.Code, item.Answer, item.Attempts, item.LeaseToken));
            Assert.Equal(attempt == 3 ? SinkItemStatus.Dead : SinkItemStatus.Open, item.Status);
            if (attempt < 3)
                Assert.InRange(item.DueAt - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(60));
            await PassAsync(node);
        }

        Assert.Equal(0, await RunSinkAsync(node));
        Assert.Equal([3], sink.Calls.Values);
    }

    [Fact]
    public async Task An_answer_after_the_time_out_is_no_second_effect_and_no_shutdown()
    {
        var late = new TaskCompletionSource<SinkOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var sink = new FakeSink { Answer = _ => late.Task };
        var node = NewNode(sink, FakeSink.Settings("city"));
        await SubmitAsync(node, Case);
        var running = RunSinkAsync(node);
        await WaitUntilAsync(() => !sink.Heard.IsEmpty);
        Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(1, await running);
        Assert.Equal("sink.timeout", Assert.Single(await ItemsAsync(node)).Code);

        sink.Answer = _ => Task.FromResult<SinkOutcome>(new SinkOutcome.Delivered());
        await PassAsync(node);
        Assert.Equal(1, await RunSinkAsync(node));
        late.SetResult(new SinkOutcome.Delivered());
        Assert.Equal([2], sink.Calls.Values);
        Assert.Equal(SinkOutcomeKind.Delivered, Assert.Single(await ReceiptsAsync(node)).Outcome);
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_is_not_believed()
    {
        var hangs = new TaskCompletionSource<SinkOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var sink = new FakeSink { Answer = _ => hangs.Task };
        var (first, second) = (NewNode(sink, FakeSink.Settings("city")), NewNode(sink, FakeSink.Settings("city")));
        await SubmitAsync(first, Case);
        var running = RunSinkAsync(first);
        await WaitUntilAsync(() => !sink.Heard.IsEmpty);
        Assert.Equal(0, await RunSinkAsync(second));

        await PassAsync(second);
        sink.Answer = _ => Task.FromResult<SinkOutcome>(new SinkOutcome.NotNow("second", TimeSpan.FromHours(1)));
        Assert.Equal(1, await RunSinkAsync(second));
        hangs.SetResult(new SinkOutcome.Delivered());
        Assert.Equal(1, await running);

        // What the second says stands; the effect has one id, so that its next attempt changes nothing there.
        Assert.Equal("second", Assert.Single(await ItemsAsync(second)).Code);
        Assert.Empty(await ReceiptsAsync(first));
        Assert.Equal([2], sink.Calls.Values);
    }

    [Fact]
    public async Task Long_work_keeps_its_lease()
    {
        var hangs = new TaskCompletionSource<SinkOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var sink = new FakeSink { Answer = _ => hangs.Task };
        var node = NewNode(sink, FakeSink.Settings("city"));
        await SubmitAsync(node, Case);
        var running = RunSinkAsync(node);
        await WaitUntilAsync(() => !sink.Heard.IsEmpty);
        await PassAsync(node);
        Clock.Advance(TimeSpan.FromSeconds(50));
        await WaitUntilAsync(async () => (await ItemsAsync(node))[0].DueAt > Clock.GetUtcNow().AddDays(-300));
        hangs.SetResult(new SinkOutcome.Delivered());
        await running;
        Assert.Single(await ReceiptsAsync(node));
    }

    [Fact]
    public async Task While_a_sink_hangs_the_others_go_on()
    {
        var hangs = new TaskCompletionSource<SinkOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var sink = new FakeSink { Answer = _ => hangs.Task };
        var node = NewNode(sink, FakeSink.Settings("bad", "good"));
        foreach (var number in Enumerable.Range(0, 3))
            await SubmitAsync(node, $"AR-000{number}-0000");
        var hanging = RunSinkAsync(node, "bad");
        await WaitUntilAsync(() => !sink.Heard.IsEmpty);
        sink.Answer = _ => Task.FromResult<SinkOutcome>(new SinkOutcome.Delivered());

        var delivered = 0;
        while (await RunSinkAsync(node, "good") is > 0 and var taken)
            delivered += taken;
        Assert.Equal(3, delivered);
        Assert.False(hanging.IsCompleted);

        hangs.SetResult(new SinkOutcome.Delivered());
        Assert.NotEqual(0, await hanging);
    }

    [Fact]
    public async Task A_sink_that_throws_stops_no_other_and_is_left_alone_for_a_while()
    {
        var sink = new FakeSink();
        var node = NewNode(
            sink,
            new Dictionary<string, string?>(FakeSink.Settings("bad", "good"))
            {
                ["Sinks:bad:BreaksAfter"] = "2",
                ["Sinks:bad:Parallel"] = "1",
            }
        );
        foreach (var number in Enumerable.Range(0, 4))
            await SubmitAsync(node, $"AR-000{number}-0000");
        var bad = node.Get<Destinations>().Find("bad")!;
        sink.Answer = _ => throw new InvalidOperationException("poison");
        Assert.Equal((1, 1), (await RunSinkAsync(node, "bad"), await RunSinkAsync(node, "bad")));
        Assert.Equal("open", bad.Breaker.State);
        Assert.Equal(0, await RunSinkAsync(node, "bad"));

        sink.Answer = _ => Task.FromResult<SinkOutcome>(new SinkOutcome.Delivered());
        Assert.Equal((2, 2), (await RunSinkAsync(node, "good"), await RunSinkAsync(node, "good")));
        Assert.Equal(0, await RunSinkAsync(node, "bad"));
        Clock.Advance(bad.Options.BreakFor);
        Assert.Equal("half-open", bad.Breaker.State);
        Assert.Equal(1, await RunSinkAsync(node, "bad"));
        Assert.Equal("closed", bad.Breaker.State);
        Assert.Equal(5, (await ReceiptsAsync(node)).Count);
    }

    [Fact]
    public async Task Of_all_who_ask_first_on_a_new_day_nobody_is_told_that_it_is_used_up()
    {
        var settings = new Dictionary<string, string?>(FakeSink.Settings("city")) { ["Sinks:city:DailyBudget"] = "1000" };
        var nodes = Enumerable.Range(0, 4).Select(_ => NewNode(new FakeSink(), settings)).ToList();
        var city = nodes[0].Get<Destinations>().Find("city")!;
        for (var day = 0; day < 25; day++)
        {
            var taken = await Task.WhenAll(nodes.Select(n => Task.Run(() => n.Get<SinkBudget>().TryTakeAsync(city, Stop), Stop)));
            Assert.DoesNotContain(false, taken);
            Clock.Advance(TimeSpan.FromDays(1));
        }
    }

    [Fact]
    public async Task The_budget_of_a_day_is_one_for_all_nodes()
    {
        var sink = new FakeSink();
        var settings = new Dictionary<string, string?>(FakeSink.Settings("city"))
        {
            ["Sinks:city:DailyBudget"] = "3",
            ["Sinks:city:DayStartsAt"] = "09:00:00",
        };
        var (first, second) = (NewNode(sink, settings), NewNode(sink, settings));
        foreach (var number in Enumerable.Range(0, 5))
            await SubmitAsync(first, $"AR-000{number}-0000");
        Assert.Equal((2, 2), (await RunSinkAsync(first), await RunSinkAsync(second)));
        Assert.Equal(3, sink.Heard.Count);
        Assert.Equal(0, Assert.Single(await first.Get<SinkStatus>().ReadAsync(Stop)).BudgetLeft);
        Assert.Equal(1, await RunSinkAsync(first));
        Assert.Equal(0, await RunSinkAsync(first) + await RunSinkAsync(second));
        Assert.Equal(3, sink.Heard.Count);

        // 10:00 in Japan; the day of the budget ends at 9:00 tomorrow.
        Clock.Advance(TimeSpan.FromHours(22.9));
        await PassAsync(first);
        Assert.Equal(0, await RunSinkAsync(first) + await RunSinkAsync(second));
        Clock.Advance(TimeSpan.FromHours(0.2));
        Assert.Equal(2, await RunSinkAsync(first) + await RunSinkAsync(second));
        Assert.All(await ReceiptsAsync(first), r => Assert.Equal(SinkOutcomeKind.Delivered, r.Outcome));
        Assert.Equal(5, sink.Calls.Count);
    }

    [Fact]
    public async Task What_was_taken_back_or_forgotten_is_not_sent_and_a_sink_that_has_it_hears_of_it()
    {
        var sink = new FakeSink();
        var node = NewNode(sink, FakeSink.Settings("city"));
        await SubmitAsync(node, Case);
        await WithdrawAsync(node, Case);
        await SubmitAsync(node, "AR-2222-2222");
        await node.WriteAsync(db => node.Get<Forgetting>().SubmissionAsync(db, "AR-2222-2222", Actor.Bot, Stop));
        while (await RunSinkAsync(node) > 0) { }
        Assert.Empty(sink.Heard);
        Assert.Equal(
            [SinkOutcomeKind.Superseded, SinkOutcomeKind.Withdrawn, SinkOutcomeKind.Erased],
            (await ReceiptsAsync(node)).Select(r => r.Outcome)
        );

        await SubmitAsync(node, "AR-3333-3333");
        await RunSinkAsync(node);
        await WithdrawAsync(node, "AR-3333-3333");
        await RunSinkAsync(node);
        Assert.Equal(["submitted", "withdrawn"], sink.Heard.Select(d => d.Kind));
        Assert.Null(sink.Heard.Last().Answers);
    }

    [Fact]
    public async Task The_books_balance_and_what_is_missing_is_made_again_and_told()
    {
        var sink = new FakeSink();
        var node = NewNode(sink, FakeSink.Settings("city"));
        var reconciler = node.Get<SinkReconciler>();
        Assert.Equal(0, await reconciler.RunAsync(Stop));
        foreach (var number in Enumerable.Range(0, 4))
            await SubmitAsync(node, $"AR-000{number}-0000");
        await RunSinkAsync(node);
        Assert.Equal(0, await reconciler.RunAsync(Stop));
        await node.WriteAsync(db => db.SinkItems.Where(i => i.Reference == "AR-0003-0000").ExecuteDeleteAsync());
        await node.WriteAsync(db => db.SinkReceipts.Where(i => i.Reference == "AR-0000-0000").ExecuteDeleteAsync());

        var today = Channels.Text.JapanTime.DayOf(Clock.GetUtcNow());
        var broken = Assert.Single(await node.Get<SinkBooks>().ReadAsync(today, Stop));
        Assert.Equal((4, 1, 1, false), (broken.Received, broken.Delivered, broken.Open, broken.IsBalanced));
        Assert.Equal(["AR-0000-0000", "AR-0003-0000"], broken.Missing);

        Assert.Equal(2, await reconciler.RunAsync(Stop));
        Assert.Equal(0, await reconciler.RunAsync(Stop));

        // One alert a sink and hour, and it says how many it is about.
        var told = Assert.Single(await ToldAsync(node));
        Assert.Equal((SinkReconciler.Kind, null, "city", "no-item:2"), (told.Kind, told.Reference, told.Route, told.Alarm));
        await node.WriteAsync(db => db.SinkItems.Where(i => i.Reference == "AR-0002-0000").ExecuteDeleteAsync());
        Assert.Equal(1, await reconciler.RunAsync(Stop));
        Assert.Equal("no-item:3", Assert.Single(await ToldAsync(node)).Alarm);
        Clock.Advance(TimeSpan.FromHours(1));
        await node.WriteAsync(db => db.SinkItems.Where(i => i.Reference == "AR-0002-0000").ExecuteDeleteAsync());
        Assert.Equal(1, await reconciler.RunAsync(Stop));
        Assert.Equal(2, (await ToldAsync(node)).Count);
        while (await RunSinkAsync(node) > 0) { }
        var whole = Assert.Single(await node.Get<SinkBooks>().ReadAsync(today, Stop));
        Assert.Equal((4, 4, true), (whole.Received, whole.Delivered, whole.IsBalanced));

        // The receipt that was lost: handed over once more under the same id.
        Assert.Equal([1, 1, 1, 2], sink.Calls.Values.Order());
    }

    [Fact]
    public async Task A_sink_comes_later_to_what_is_open_and_is_taken_away()
    {
        var sink = new FakeSink();
        var before = NewNode(sink, FakeSink.Settings("city"));
        await SubmitAsync(before, Case);
        await SubmitAsync(before, "AR-2222-2222");
        await WithdrawAsync(before, "AR-2222-2222");
        var node = NewNode(sink, FakeSink.Settings("city", "ward"));
        var change = node.Get<SinkChange>();
        Assert.Equal(0, await node.Get<SinkReconciler>().RunAsync(Stop));

        var since = Clock.GetUtcNow().AddDays(-30);
        Assert.Null(await change.AddAsync("nowhere", Node.Procedure, since, dryRun: false, Actor.Bot, Stop));
        Assert.Equal(1, await change.AddAsync("ward", Node.Procedure, since, dryRun: true, Actor.Bot, Stop));
        Assert.Equal(0, await RunSinkAsync(node, "ward"));
        Assert.Equal(1, await change.AddAsync("ward", Node.Procedure, since, dryRun: false, Actor.Bot, Stop));
        Assert.Equal(0, await change.AddAsync("ward", Node.Procedure, since, dryRun: false, Actor.Bot, Stop));
        Assert.Equal(1, await RunSinkAsync(node, "ward"));
        Assert.Equal(0, await change.AddAsync("ward", Node.Procedure, since, dryRun: false, Actor.Bot, Stop));

        // What it brought is in the books beside what came since; one that came to nothing would be missed.
        await SubmitAsync(node, "AR-4444-4444");
        var today = Channels.Text.JapanTime.DayOf(Clock.GetUtcNow());
        var ward = Assert.Single(await node.Get<SinkBooks>().ReadAsync(today, Stop), b => b.Sink == "ward");
        Assert.Equal((1, 1, 1, 1, true), (ward.Received, ward.Added, ward.Delivered, ward.Open, ward.IsBalanced));

        // It would get the next one all the same.
        Assert.IsType<SinkRemoved.StillSet>(await change.RemoveAsync("city", dryRun: false, Actor.Bot, Stop));
        var after = NewNode(sink, FakeSink.Settings("ward")).Get<SinkChange>();
        Assert.IsType<SinkRemoved.Unknown>(await after.RemoveAsync("ciyt", dryRun: false, Actor.Bot, Stop));

        // A node that runs has it still, whatever these settings say.
        Assert.IsType<SinkRemoved.Served>(await after.RemoveAsync("city", dryRun: false, Actor.Bot, Stop));
        Clock.Advance(TimeSpan.FromMinutes(26));
        Assert.Equal(new SinkRemoved.Closed(4), await after.RemoveAsync("city", dryRun: true, Actor.Bot, Stop));
        Assert.Equal(new SinkRemoved.Closed(4), await after.RemoveAsync("city", dryRun: false, Actor.Bot, Stop));
        Assert.Equal(0, await RunSinkAsync(node));
        Assert.Equal(4, (await ReceiptsAsync(node)).Count(r => r.Outcome == SinkOutcomeKind.Closed));
    }

    [Fact]
    public async Task Two_thousand_items_and_ten_workers_of_two_nodes_lose_nothing_and_double_nothing()
    {
        const int Items = 2000;
        var sink = new FakeSink { BatchSize = 20 };
        var random = 0;
        sink.Answer = d =>
            Task.FromResult<SinkOutcome>(
                (Interlocked.Increment(ref random) % 7, d.Reference.EndsWith('7')) switch
                {
                    (3, _) => new SinkOutcome.NotNow("fake.503"),
                    (5, _) => new SinkOutcome.Ambiguous("fake.timeout"),
                    (_, true) => new SinkOutcome.Refused("fake.400"),
                    _ => new SinkOutcome.Delivered(),
                }
            );
        var settings = new Dictionary<string, string?>(FakeSink.Settings("city"))
        {
            ["Sinks:city:Batch"] = "20",
            ["Sinks:city:FirstRetry"] = "00:00:00.1",
            ["Sinks:city:LongestRetry"] = "00:00:00.1",
            ["Sinks:city:BreaksAfter"] = "1000",
            ["Sinks:city:MostAttempts"] = "1000",
            ["Sinks:city:Parallel"] = "1",
        };
        Node[] both = [NewNode(sink, settings), NewNode(sink, settings)];
        await SeedAsync(both[0], Items);

        var left = Items;
        await AllUntilAsync(
            Enumerable.Range(0, 10).Select(i => both[i % 2]),
            async node =>
            {
                if (await RunSinkAsync(node) == 0)
                    Volatile.Write(ref left, await node.ReadAsync(db => db.SinkItems.CountAsync(i => i.Status == SinkItemStatus.Open)));
            },
            () => Volatile.Read(ref left) == 0
        );

        var receipts = await ReceiptsAsync(both[0]);
        var dead = await ItemsAsync(both[0]);
        Assert.Equal(Items, receipts.Count + dead.Count);
        Assert.Equal(Items, receipts.Select(r => r.SubmissionId).Concat(dead.Select(d => d.SubmissionId)).Distinct().Count());
        Assert.All(dead, d => Assert.EndsWith("7", d.Reference, StringComparison.Ordinal));
        Assert.All(receipts, r => Assert.Equal(SinkOutcomeKind.Delivered, r.Outcome));
        Assert.Equal(Items, sink.Calls.Count);

        // Nobody held what another one held: every call is an attempt on record.
        Assert.Equal(receipts.Sum(r => r.Attempts) + dead.Sum(d => d.Attempts), sink.Calls.Values.Sum());
    }

    private static async Task WaitUntilAsync(Func<bool> isDone) => await WaitUntilAsync(() => Task.FromResult(isDone()));

    private static async Task WaitUntilAsync(Func<Task<bool>> isDone)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await isDone())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Submissions as turns would have left them.</summary>
    private static async Task SeedAsync(Node node, int count)
    {
        foreach (var part in Enumerable.Range(0, count).Chunk(500))
            await node.WriteAsync(async db =>
            {
                var now = node.Clock.GetUtcNow();
                foreach (var number in part)
                {
                    var id = Guid.CreateVersion7(now);
                    var reference = $"AR-{number:0000}-0000".Replace("-0000", $"-{number:0000}", StringComparison.Ordinal);
                    db.Submissions.Add(
                        new Submission
                        {
                            Id = id,
                            Reference = reference,
                            EventId = id,
                            ConversationKey = "key",
                            Channel = "fake",
                            Procedure = Node.Procedure,
                            Version = 1,
                            Language = "ja",
                            Answers = node.Protector.Protect(Submission.AnswersColumn, id.ToString("N"), """{"hours":2}"""),
                            SubmittedAt = now,
                        }
                    );
                    node.Get<SinkIntake>().Add(db, new QueuedSubmission(id, reference, Node.Procedure, 1), number % 3 - 1, now);
                }

                return await db.SaveChangesAsync(Stop);
            });
    }
}
