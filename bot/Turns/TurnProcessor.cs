using Channels.Bot.Data.Rows;
using Channels.Bot.Intake;
using Channels.Bot.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Turns;

/// <summary>Takes claimed events through their turns: think, then one transaction. A turn that fails is retried, then given up.</summary>
public sealed class TurnProcessor(
    TurnClaims claims,
    TurnThinker thinker,
    TurnCommit commit,
    TurnFailure failure,
    ChannelsMeter meter,
    TimeProvider clock,
    IOptions<TurnOptions> options,
    ILogger<TurnProcessor> logger
)
{
    /// <summary>Claims at most so many events, each the head of its conversation; what was claimed too often is given up.</summary>
    public async Task<IReadOnlyList<InboxEvent>> ClaimAsync(int most, CancellationToken cancellationToken) =>
        await failure.PassOverAsync(await claims.TakeAsync(most, cancellationToken));

    /// <summary>Starts the turns of claimed events, one task each; failures are recorded with the event.</summary>
    public IEnumerable<Task> Start(IReadOnlyList<InboxEvent> claimed)
    {
        var context = Task.Run(() => claims.ReadAsync(claimed));
        return claimed.Select(one => Task.Run(() => RunAsync(one, context))).ToList();
    }

    /// <summary>Claims and finishes what is due now.</summary>
    /// <returns>How many events had their turn.</returns>
    public async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        var claimed = await ClaimAsync(options.Value.Parallel, cancellationToken);
        await Task.WhenAll(Start(claimed));
        return claimed.Count;
    }

    private async Task RunAsync(InboxEvent one, Task<ClaimedContext> context)
    {
        var started = clock.GetTimestamp();
        try
        {
            var read = await context;
            var thought = await thinker.ThinkAsync(one, read.Conversations.GetValueOrDefault(one.ConversationKey), read.TakenBack);
            var written = await WriteAsync(one, thought);
            var outcome = written.ToString().ToLowerInvariant();
            meter.TurnDuration.Record(clock.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
            if (written == CommitResult.Done)
                return;
            TurnLog.NotCommitted(logger, one.Id, written);
            if (written == CommitResult.Conflict)
                await failure.RecordAsync(one);
        }
#pragma warning disable CA1031 // A turn that fails is retried, then given up and shown; it never stops the worker.
        catch (Exception error)
#pragma warning restore CA1031
        {
            TurnLog.Failed(logger, one.Id, one.Attempts, error);
            await failure.RecordAsync(one);
        }
    }

    private Task<CommitResult> WriteAsync(InboxEvent one, Thought thought) =>
        thought switch
        {
            Thought.Answered answered => commit.CommitAsync(answered.Turn),
            Thought.Waits waits => claims.PostponeAsync(one, waits.Until),
            Thought.Forgets forgets => commit.ForgetAsync(one, forgets.MessageId),
            Thought.Ended ended => commit.FinishAsync(one, ended.Outcome, ended.Erase),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
