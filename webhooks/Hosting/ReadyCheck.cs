using Channels.Bot.Data;
using Channels.Bot.Delivery;

namespace Channels.Webhooks.Hosting;

/// <summary>
/// Whether this node can serve: database at this version, and can be written. Tells the age of what waits longest beside, and what the
/// rooms have to say of themselves (<see cref="IReadiness"/>), to those who may see inside.
/// </summary>
internal sealed class ReadyCheck(
    DatabaseMigrator migrator,
    Installation installation,
    OldestWaiting waiting,
    IEnumerable<IReadiness> rooms,
    PlaceReadiness places,
    TimeProvider clock
)
{
    // Anybody may ask; the disk is asked once in a while.
    private static readonly TimeSpan ProbedFor = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private (long At, Task Written)? probe;
    private bool migrated;

    /// <param name="showsInside">Ages and states, too.</param>
    public async Task<IResult> AnswerAsync(bool showsInside, CancellationToken cancellationToken)
    {
        try
        {
            migrated = migrated || (await migrator.PendingAsync(cancellationToken)).Count == 0;
            if (!migrated)
                return Unready("database.behind");
            await ProbeAsync().WaitAsync(cancellationToken);
            return Results.Json(
                showsInside ? await InsideAsync(cancellationToken) : new Dictionary<string, object?> { ["status"] = "ready" }
            );
        }
        catch (StoreBusyException)
        {
            return Unready("database.busy");
        }
#pragma warning disable CA1031 // Not being able to ask is the answer.
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return Unready("database.unreachable");
        }
    }

    /// <summary>Reading alone would say ready while the disk is full or another process holds the file.</summary>
    private Task ProbeAsync()
    {
        lock (gate)
        {
            if (probe is not { } last || (last.Written.IsCompleted && clock.GetElapsedTime(last.At) > ProbedFor))
                probe = last = (clock.GetTimestamp(), Task.Run(ProbeOnceAsync));
            return last.Written;
        }
    }

    private async Task ProbeOnceAsync()
    {
        // One that can be cancelled waits no longer than people do.
        using var patience = new CancellationTokenSource();
        await installation.ProbeAsync(patience.Token);
    }

    private async Task<Dictionary<string, object?>> InsideAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = await waiting.ReadAsync(cancellationToken);
        var answer = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["status"] = "ready",
            ["oldestOpenEventSeconds"] = Age(since.Event, now),
            ["oldestUnsentMessageSeconds"] = Age(since.Message, now),
            ["oldestOpenAlertSeconds"] = Age(since.Alert, now),
            ["turnsGivenUp"] = since.TurnsGivenUp,
            ["unknownMessages"] = since.UnknownMessages,
            ["sinkDeadLetters"] = since.SinkDeadLetters,
        };
        foreach (var room in rooms.OrderBy(r => r.Name, StringComparer.Ordinal))
            answer[room.Name] = room.State;
        answer["folders"] = await places.LookAsync(cancellationToken);
        return answer;
    }

    private static int Age(DateTimeOffset? since, DateTimeOffset now) =>
        since is null ? 0 : (int)Math.Max(0, (now - since.Value).TotalSeconds);

    private static IResult Unready(string code) =>
        Results.Json(new { status = "unready", code }, statusCode: StatusCodes.Status503ServiceUnavailable);
}
