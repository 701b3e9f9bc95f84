using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Delivery.Messages;
using Channels.Bot.Intake;
using Channels.Bot.Queue;
using Channels.Bot.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Turns;

/// <summary>
/// Puts a failed event back for later, or gives it up: only its own conversation waits, and not for ever. What is given up is said
/// to the person once, and the duty desk hears of it.
/// </summary>
public sealed class TurnFailure(
    IStore store,
    Apology apology,
    AlertIntake alerts,
    MessageBell messages,
    ChannelsMeter meter,
    TimeProvider clock,
    IOptions<TurnOptions> options
)
{
    /// <summary>The turn failed as often as it may.</summary>
    internal const string Failed = "turn.failed";

    /// <summary>The event was claimed as often as it may and nobody came back to say how it went: it ends the process.</summary>
    internal const string Killed = "turn.killed";

    private static readonly RetryPlan Plan = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));

    public Task RecordAsync(InboxEvent one) =>
        one.Attempts >= options.Value.MaxAttempts ? GiveUpAsync(one, Failed, mayRead: true) : LaterAsync(one);

    /// <summary>Gives up what was claimed more often than it may be.</summary>
    /// <returns>The others.</returns>
    internal async Task<IReadOnlyList<InboxEvent>> PassOverAsync(IReadOnlyList<InboxEvent> claimed)
    {
        if (claimed.All(e => e.Attempts <= options.Value.MaxAttempts))
            return claimed;
        foreach (var one in claimed.Where(e => e.Attempts > options.Value.MaxAttempts))
            await GiveUpAsync(one, Killed, mayRead: false);
        return [.. claimed.Where(e => e.Attempts <= options.Value.MaxAttempts)];
    }

    private Task LaterAsync(InboxEvent one)
    {
        var due = clock.GetUtcNow() + Plan.After(one.Attempts, one.Id);
        return store.WriteAsync(
            async (db, stop) => Written.Keep(await EndLeaseAsync(db, one, InboxStatus.Open, Failed, due, null, stop)),
            CancellationToken.None
        );
    }

    private async Task GiveUpAsync(InboxEvent one, string code, bool mayRead)
    {
        var isOver = await store.WriteAsync(
            async (db, stop) =>
            {
                var now = clock.GetUtcNow();
                if (!await EndLeaseAsync(db, one, InboxStatus.Dead, code, now, now, stop))
                    return Written.Undo(false);
                await TellAsync(db, one, mayRead, stop);
                AuditLog.Add(db, now, Actor.Bot, "event.dead", one.Id.ToString("N"), code);
                await db.SaveChangesAsync(stop);
                return Written.Keep(true);
            },
            CancellationToken.None
        );
        if (!isOver)
            return;
        meter.TurnsGivenUp.Add(1, new("channel", one.Channel), new("code", code));
        messages.Ring();
    }

    /// <summary>The person hears one sentence, once even when the event is tried again; the desk one alert while nobody took it.</summary>
    private async Task TellAsync(ChannelsDb db, InboxEvent one, bool mayRead, CancellationToken stop)
    {
        var conversation = await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Key == one.ConversationKey, stop);
        if (!await db.Outgoing.AnyAsync(m => m.EventId == one.Id, stop))
            db.Outgoing.AddRange(apology.For(one, conversation, mayRead));
        if (
            await db.Alerts.AnyAsync(
                a => a.Status == AlertStatus.Open && a.Kind == RaiseAlert.TurnFailed && a.ConversationKey == one.ConversationKey,
                stop
            )
        )
            return;
        var last = await db
            .Submissions.Where(s => s.ConversationKey == one.ConversationKey)
            .OrderByDescending(s => s.SubmittedAt)
            .Select(s => new { s.Reference, s.Procedure })
            .FirstOrDefaultAsync(stop);
        alerts.Add(db, new RaiseAlert(RaiseAlert.TurnFailed, last?.Reference, last?.Procedure, null), one.ConversationKey);
    }

    private static async Task<bool> EndLeaseAsync(
        ChannelsDb db,
        InboxEvent one,
        InboxStatus status,
        string code,
        DateTimeOffset due,
        DateTimeOffset? finished,
        CancellationToken stop
    ) =>
        await db
            .Inbox.Where(e => e.Id == one.Id && e.LeaseToken == one.LeaseToken && e.Status == InboxStatus.Open)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(e => e.Status, status)
                        .SetProperty(e => e.Outcome, code)
                        .SetProperty(e => e.DueAt, due)
                        .SetProperty(e => e.FinishedAt, finished)
                        .SetProperty(e => e.LeaseToken, (Guid?)null)
                        .SetProperty(e => e.LeaseUntil, (DateTimeOffset?)null),
                stop
            ) == 1;
}
