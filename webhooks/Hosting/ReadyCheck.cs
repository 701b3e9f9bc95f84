using Channels.Bot.Data;
using Channels.Bot.Delivery;

namespace Channels.Webhooks.Hosting;

/// <summary>
/// Whether this node can serve: database reachable and at this version. Tells the age of what waits longest beside, and what the
/// rooms have to say of themselves (<see cref="IReadiness"/>).
/// </summary>
internal sealed class ReadyCheck(DatabaseMigrator migrator, OldestWaiting waiting, IEnumerable<IReadiness> rooms, TimeProvider clock)
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
            var since = await waiting.ReadAsync(cancellationToken);
            var answer = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["status"] = "ready",
                ["oldestOpenEventSeconds"] = Age(since.Event, now),
                ["oldestUnsentMessageSeconds"] = Age(since.Message, now),
                ["oldestOpenAlertSeconds"] = Age(since.Alert, now),
                ["turnsGivenUp"] = since.TurnsGivenUp,
            };
            foreach (var room in rooms.OrderBy(r => r.Name, StringComparer.Ordinal))
                answer[room.Name] = room.State;
            return Results.Json(answer);
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
}
