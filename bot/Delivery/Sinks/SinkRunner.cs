using Channels.Bot.Data.Dialects;
using Channels.Bot.Data.Rows;
using Channels.Bot.Telemetry;
using Microsoft.Extensions.Logging;

namespace Channels.Bot.Delivery.Sinks;

/// <summary>
/// Takes what is due for a sink and hands it over. What goes wrong with one sink or one item stays there: each sink has hands, a breaker
/// and a budget of its own, and a version that fails holds up newer versions of the same submission only.
/// </summary>
internal sealed class SinkRunner(
    SinkLedger ledger,
    DispatchReader reader,
    SinkBudget budget,
    ChannelsMeter meter,
    TimeProvider clock,
    ILogger<SinkRunner> logger
)
{
    /// <summary>Taken so often without a word of the one who took it: it may be what ends the process.</summary>
    internal const int MostLost = 5;

    /// <summary>The reason when that many workers were never heard of again.</summary>
    internal const string Killed = "sink.killed";

    private static readonly TimeSpan FilesComing = TimeSpan.FromSeconds(15);

    /// <summary>Claims at most so many calls' worth of due items.</summary>
    public async Task<IReadOnlyList<SinkBatch>> ClaimAsync(Destination destination, int calls, CancellationToken cancellationToken)
    {
        if (destination.RestsUntil > clock.GetUtcNow())
            return [];
        var admitted = destination.Breaker.Admit(calls);
        if (admitted == 0)
            return [];
        IReadOnlyList<SinkItem> rows = [];
        try
        {
            // One item is enough to find out whether the sink is there again.
            var most = destination.Breaker.State is "closed" ? admitted * destination.BatchSize : 1;
            rows = await ledger.ClaimAsync(destination.Name, destination.Options.Lease, most, cancellationToken);
        }
        finally
        {
            if (rows.Count == 0)
                destination.Breaker.NotTried();
        }

        return [.. rows.Chunk(destination.BatchSize).Select(chunk => new SinkBatch(destination, chunk))];
    }

    public IEnumerable<Task> Start(IReadOnlyList<SinkBatch> claimed) => claimed.Select(one => Task.Run(() => RunAsync(one))).ToList();

    /// <summary>Claims and hands over what is due now.</summary>
    /// <returns>How many items were taken.</returns>
    public async Task<int> RunDueAsync(Destination destination, CancellationToken cancellationToken)
    {
        var claimed = await ClaimAsync(destination, destination.Options.Parallel, cancellationToken);
        await Task.WhenAll(Start(claimed));
        return claimed.Sum(c => c.Items.Count);
    }

    private async Task RunAsync(SinkBatch batch)
    {
        try
        {
            await HandOverAsync(batch);
        }
#pragma warning disable CA1031 // A bug with one batch must not stop the worker; its lease ends and it is taken again.
        catch (Exception error)
#pragma warning restore CA1031
        {
            SinkLog.Failed(logger, batch.Destination.Name, batch.Items[0].Reference, error);
            batch.Destination.Breaker.NotTried();
        }
    }

    private async Task HandOverAsync(SinkBatch batch)
    {
        foreach (var killer in batch.Items.Where(i => i.Lost >= MostLost))
        {
            SinkLog.Dead(logger, killer.Sink, killer.Reference, Killed);
            await ledger.DeadAsync(killer, Killed, null);
        }

        var items = batch.Items.Where(i => i.Lost < MostLost).ToList();
        if (items.Count == 0)
        {
            batch.Destination.Breaker.NotTried();
            return;
        }

        await using var kept = new KeptLease(ledger, batch, clock, logger);
        var read = await reader.ReadAsync(items, CancellationToken.None);
        await FinishAsync(
            batch,
            [.. read.Where(r => r.Over is not null).Select(r => new FinishedItem(r.Item.Id, r.Over!.Value, null, null))]
        );
        foreach (var waiting in read.Where(r => r.Waits))
            await ledger.LaterAsync(waiting.Item, FilesComing, "sink.files", null, counts: false);
        var sent = read.Where(r => r.Sent is not null).ToList();
        if (sent.Count == 0)
            batch.Destination.Breaker.NotTried();
        else if (await budget.TryTakeAsync(batch.Destination, CancellationToken.None))
            await RecordAsync(batch, sent, await CallAsync(batch.Destination, [.. sent.Select(r => r.Sent!)]));
        else
            await RestAsync(batch.Destination, sent);
    }

    private async Task<IReadOnlyList<SinkOutcome>> CallAsync(Destination destination, IReadOnlyList<Dispatch> sent)
    {
        var started = clock.GetTimestamp();
        using var limit = new CancellationTokenSource(destination.Options.Timeout, clock);
        try
        {
            // A sink that does not heed its token is left behind: its hand is free again, and what it does is ambiguous.
            var outcomes = await destination.Sink.TakeAsync(sent, limit.Token).WaitAsync(limit.Token);
            return outcomes.Count == sent.Count
                ? outcomes
                : throw new InvalidOperationException($"{destination.Name} says {outcomes.Count} things about {sent.Count}.");
        }
        catch (OperationCanceledException)
        {
            return [.. sent.Select(_ => new SinkOutcome.Ambiguous("sink.timeout"))];
        }
#pragma warning disable CA1031 // Whatever a sink throws is a bug of that sink: it counts as an attempt, and others go on.
        catch (Exception error)
#pragma warning restore CA1031
        {
            SinkLog.Failed(logger, destination.Name, sent[0].Reference, error);
            return [.. sent.Select(_ => new SinkOutcome.Ambiguous("sink.failed"))];
        }
        finally
        {
            meter.SinkDuration.Record(
                clock.GetElapsedTime(started).TotalSeconds,
                new KeyValuePair<string, object?>("sink", destination.Name)
            );
        }
    }

    private async Task RecordAsync(SinkBatch batch, List<ReadItem> sent, IReadOnlyList<SinkOutcome> outcomes)
    {
        if (outcomes.Any(o => o is SinkOutcome.Delivered or SinkOutcome.Refused))
            batch.Destination.Breaker.Answered();
        else
            batch.Destination.Breaker.Failed();
        var done = new List<FinishedItem>();
        for (var i = 0; i < outcomes.Count; i++)
        {
            Count(batch.Destination, outcomes[i]);
            if (outcomes[i] is SinkOutcome.Delivered delivered)
                done.Add(new FinishedItem(sent[i].Item.Id, SinkOutcomeKind.Delivered, null, Cut(delivered.Receipt)));
        }

        await FinishAsync(batch, done);
        for (var i = 0; i < outcomes.Count; i++)
            await NotDoneAsync(batch.Destination, sent[i], outcomes[i]);
    }

    private Task NotDoneAsync(Destination destination, ReadItem one, SinkOutcome outcome) =>
        outcome switch
        {
            SinkOutcome.Refused refused => DeadAsync(one, refused.Code, refused.Answer, refused.Found),
            SinkOutcome.NotNow later => LaterAsync(destination, one, later.Code, later.Answer, later.After),
            SinkOutcome.Ambiguous unclear => LaterAsync(destination, one, unclear.Code, unclear.Answer, unclear.After),
            _ => Task.CompletedTask,
        };

    private Task LaterAsync(Destination destination, ReadItem one, string code, string? answer, TimeSpan? after)
    {
        if (one.Item.Attempts >= destination.Options.MostAttempts)
            return DeadAsync(one, code, answer);
        SinkLog.NotTaken(logger, destination.Name, one.Item.Reference, code, one.Item.Attempts);
        var wait = destination.Plan.After(one.Item.Attempts, one.Item.Id);
        return ledger.LaterAsync(one.Item, after > wait ? after.Value : wait, code, LastAnswer.Of(answer, one.Sent!.Answers), counts: true);
    }

    private Task DeadAsync(ReadItem one, string code, string? answer, string? found = null)
    {
        SinkLog.Dead(logger, one.Item.Sink, one.Item.Reference, code);
        return ledger.DeadAsync(one.Item, code, Cut(found) ?? LastAnswer.Of(answer, one.Sent!.Answers));
    }

    private async Task FinishAsync(SinkBatch batch, IReadOnlyList<FinishedItem> finished)
    {
        var held = await ledger.FinishAsync(batch.Token, finished);
        if (held < finished.Count)
            SinkLog.LeaseLost(logger, batch.Destination.Name, finished.Count - held);
    }

    private async Task RestAsync(Destination destination, List<ReadItem> unsent)
    {
        destination.Breaker.NotTried();
        destination.RestsUntil = budget.NextDay(destination.Options);
        SinkLog.BudgetUsed(logger, destination.Name, destination.RestsUntil);
        foreach (var one in unsent)
            await ledger.LaterAsync(one.Item, destination.RestsUntil - clock.GetUtcNow(), "sink.budget", null, counts: false);
    }

    private void Count(Destination destination, SinkOutcome outcome) =>
        meter.SinkHanded.Add(
            1,
            new KeyValuePair<string, object?>("sink", destination.Name),
            new KeyValuePair<string, object?>("outcome", outcome.GetType().Name.ToLowerInvariant())
        );

    private static string? Cut(string? receipt) => receipt is { Length: > 200 } ? receipt[..200] : receipt;
}

/// <summary>Items under one lease that go in one call.</summary>
internal sealed record SinkBatch(Destination Destination, IReadOnlyList<SinkItem> Items)
{
    public Guid Token => Items[0].LeaseToken!.Value;
}
