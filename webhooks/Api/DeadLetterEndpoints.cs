using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Messages;
using Channels.Bot.Intake;
using Channels.Bot.Questions;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Channels.Webhooks.Api;

/// <summary>What was given up, with the reason and nothing personal; and the way to try it again.</summary>
internal static class DeadLetterEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/dead-letters").WithTags("Dead letters");
        group.MapGet("/", ListAsync).WithSummary("Events given up and messages refused, newest first, at most 200.");
        group.MapPost("/{id:guid}/redrive", RedriveAsync).WithSummary("Tries a dead letter again; the same row, the same retry key.");
    }

    private static async Task<Ok<List<DeadLetter>>> ListAsync(IStore store, CancellationToken stop)
    {
        var letters = await store.ReadAsync(
            async (db, token) =>
            {
                var events = await db
                    .Inbox.Where(e => e.Status == InboxStatus.Dead)
                    .OrderByDescending(e => e.FinishedAt)
                    .Take(100)
                    .Select(e => new DeadLetter(e.Id, "event", e.Channel, e.Account, e.Outcome, e.Attempts, e.FinishedAt))
                    .ToListAsync(token);
                var messages = await db
                    .Outgoing.Where(m => m.Status == OutgoingStatus.Refused)
                    .OrderByDescending(m => m.FinishedAt)
                    .Take(100)
                    .Select(m => new DeadLetter(m.Id, "message", m.Channel, m.Account, m.Code, m.Attempts, m.FinishedAt))
                    .ToListAsync(token);
                return events.Concat(messages).OrderByDescending(l => l.At).ToList();
            },
            stop
        );
        return TypedResults.Ok(letters);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RedriveAsync(
        Guid id,
        IStore store,
        TurnBell turns,
        MessageBell messages,
        TimeProvider clock,
        HttpContext context,
        CancellationToken stop
    )
    {
        var now = clock.GetUtcNow();
        var by = context.Caller();
        var found = await store.WriteAsync(
            async (db, token) =>
            {
                var rows = await db
                    .Inbox.Where(e => e.Id == id && e.Status == InboxStatus.Dead)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(e => e.Status, InboxStatus.Open).SetProperty(e => e.DueAt, now).SetProperty(e => e.Attempts, 0),
                        token
                    );

                // A refused message goes by push: its reply token is long gone.
                rows += await db
                    .Outgoing.Where(m => m.Id == id && m.Status == OutgoingStatus.Refused && m.Body != null)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(m => m.Status, OutgoingStatus.Ready)
                                .SetProperty(m => m.DueAt, now)
                                .SetProperty(m => m.ReplyBy, (DateTimeOffset?)null)
                                .SetProperty(m => m.ReplyStartedAt, (DateTimeOffset?)null),
                        token
                    );
                if (rows == 0)
                    return Written.Undo(0);
                AuditLog.Add(db, now, by, "dead-letter.redriven", id.ToString("N"));
                await db.SaveChangesAsync(token);
                return Written.Keep(rows);
            },
            stop
        );
        if (found == 0)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status404NotFound,
                title: "No such dead letter",
                extensions: new Dictionary<string, object?> { ["code"] = "dead-letter.unknown" }
            );
        }

        turns.Ring();
        messages.Ring();
        return TypedResults.NoContent();
    }
}

/// <summary>Something given up: <c>event</c> or <c>message</c>, and the stable code of the reason.</summary>
internal sealed record DeadLetter(Guid Id, string Kind, string Channel, string Account, string? Code, int Attempts, DateTimeOffset? At);
