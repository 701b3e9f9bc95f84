using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Intake;
using Channels.Bot.Queue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Turns;

/// <summary>Puts a failed event back for later, or gives it up: only its own conversation waits, and not for ever.</summary>
public sealed class TurnFailure(IStore store, TimeProvider clock, IOptions<TurnOptions> options)
{
    private static readonly RetryPlan Plan = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));

    public Task RecordAsync(InboxEvent one)
    {
        var now = clock.GetUtcNow();
        var dead = one.Attempts >= options.Value.MaxAttempts;
        var due = now + Plan.After(one.Attempts, one.Id);
        return store.WriteAsync(
            async (db, stop) =>
            {
                var rows = await db
                    .Inbox.Where(e => e.Id == one.Id && e.LeaseToken == one.LeaseToken && e.Status == InboxStatus.Open)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(e => e.Status, dead ? InboxStatus.Dead : InboxStatus.Open)
                                .SetProperty(e => e.Outcome, "turn.failed")
                                .SetProperty(e => e.DueAt, due)
                                .SetProperty(e => e.FinishedAt, dead ? now : null)
                                .SetProperty(e => e.LeaseToken, (Guid?)null)
                                .SetProperty(e => e.LeaseUntil, (DateTimeOffset?)null),
                        stop
                    );
                if (dead && rows == 1)
                {
                    AuditLog.Add(db, now, Actor.Bot, "event.dead", one.Id.ToString("N"));
                    await db.SaveChangesAsync(stop);
                }

                return Written.Keep(rows);
            },
            CancellationToken.None
        );
    }
}
