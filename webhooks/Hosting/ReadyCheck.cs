using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Questions;
using Channels.Knowledge.Office;
using Microsoft.EntityFrameworkCore;

namespace Channels.Webhooks.Hosting;

/// <summary>
/// Whether this node can serve: database reachable and at this version. Tells the age of what waits longest beside, whether
/// somebody hears of alerts, and which knowledge answers.
/// </summary>
internal sealed class ReadyCheck(IStore store, DatabaseMigrator migrator, IDutyDesk desk, LiveIndex knowledge, TimeProvider clock)
{
    private bool migrated;

    public async Task<IResult> AnswerAsync(CancellationToken cancellationToken)
    {
        try
        {
            migrated = migrated || (await migrator.PendingAsync(cancellationToken)).Count == 0;
            if (!migrated)
                return Unready("database.behind");
            var now = clock.GetUtcNow();
            var state = await store.ReadAsync(
                async (db, stop) =>
                    new State(
                        await db
                            .Inbox.Where(e => e.Status == InboxStatus.Open)
                            .OrderBy(e => e.Sequence)
                            .Select(e => (DateTimeOffset?)e.ReceivedAt)
                            .FirstOrDefaultAsync(stop),
                        await db
                            .Outgoing.Where(m => m.Status == OutgoingStatus.Ready)
                            .OrderBy(m => m.Sequence)
                            .Select(m => (DateTimeOffset?)m.CreatedAt)
                            .FirstOrDefaultAsync(stop),
                        await db
                            .Alerts.Where(a => a.Status == AlertStatus.Open)
                            .OrderBy(a => a.CreatedAt)
                            .Select(a => (DateTimeOffset?)a.CreatedAt)
                            .FirstOrDefaultAsync(stop)
                    ),
                cancellationToken
            );
            return Results.Json(
                new
                {
                    status = "ready",
                    oldestOpenEventSeconds = Age(state.Event, now),
                    oldestUnsentMessageSeconds = Age(state.Message, now),
                    oldestOpenAlertSeconds = Age(state.Alert, now),
                    duty = desk.IsSetUp ? "told" : "nobody is told of alerts: Duty:Url is not set",
                    knowledge = knowledge.State,
                    line = "webhook redelivery must be switched on in the LINE console",
                }
            );
        }
#pragma warning disable CA1031 // Not being able to ask is the answer.
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return Unready("database.unreachable");
        }
    }

    private static int Age(DateTimeOffset? since, DateTimeOffset now) =>
        since is null ? 0 : (int)Math.Max(0, (now - since.Value).TotalSeconds);

    private static IResult Unready(string code) =>
        Results.Json(new { status = "unready", code }, statusCode: StatusCodes.Status503ServiceUnavailable);

    private sealed record State(DateTimeOffset? Event, DateTimeOffset? Message, DateTimeOffset? Alert);
}
