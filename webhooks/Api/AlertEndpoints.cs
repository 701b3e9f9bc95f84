using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Conditions;
using Channels.Bot.Questions;
using Channels.Bot.Telemetry;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Channels.Webhooks.Api;

/// <summary>What the duty desk is told of, for those who look instead of being told.</summary>
internal static class AlertEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/alerts").WithTags("Alerts");
        group
            .MapGet("/", ListAsync)
            .WithSummary("Alerts, at most 200: open=true those nobody has taken, oldest first; otherwise the newest first.");
        group.MapPost("/{id:guid}/taken", TakenAsync).WithSummary("A person took it: the duty desk is told of it no more.");
    }

    private static async Task<Ok<List<AlertLine>>> ListAsync(IStore store, bool? open, CancellationToken stop) =>
        TypedResults.Ok(
            await store.ReadAsync(
                (db, token) =>
                {
                    var alerts = open switch
                    {
                        true => db.Alerts.Where(a => a.Status == AlertStatus.Open).OrderBy(a => a.CreatedAt).ThenBy(a => a.Id),
                        false => db.Alerts.Where(a => a.Status == AlertStatus.Taken).OrderByDescending(a => a.CreatedAt).ThenBy(a => a.Id),
                        null => db.Alerts.OrderByDescending(a => a.CreatedAt).ThenBy(a => a.Id),
                    };
                    return alerts
                        .Take(200)
                        .Select(a => new AlertLine(
                            a.Id,
                            a.Kind,
                            a.Reference,
                            a.Procedure,
                            a.Route,
                            a.ConversationKey,
                            a.CreatedAt,
                            a.TakenAt,
                            a.Attempts,
                            a.Code
                        ))
                        .ToListAsync(token);
                },
                stop
            )
        );

    private static async Task<Results<NoContent, ProblemHttpResult>> TakenAsync(
        Guid id,
        AlertLedger ledger,
        ChannelsMeter meter,
        HttpContext context,
        CancellationToken stop
    )
    {
        if (await ledger.TakenByHandAsync(id, context.Caller(), stop) is not { } taken)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status404NotFound,
                title: "No such alert",
                extensions: new Dictionary<string, object?> { ["code"] = "alert.unknown" }
            );
        }

        if (taken.WasOpen)
            meter.Alerts.Add(1, new("kind", taken.Alert.Kind), new("outcome", "by-hand"));
        return TypedResults.NoContent();
    }
}

/// <summary>An alert as the desk is told of it, and how that goes.</summary>
/// <param name="Kind"><c>urgent</c>, <c>apply</c>, <c>staff</c> or <c>contact-late</c>.</param>
/// <param name="Reference">Reference number of the submission, or null.</param>
/// <param name="Conversation">Pseudonym of the conversation, or null.</param>
/// <param name="TakenAt">When desk or person took it; null while it is open.</param>
/// <param name="Attempts">How often the desk was told.</param>
/// <param name="Code">Why the last attempt failed, for example <c>duty.500</c>; or null.</param>
internal sealed record AlertLine(
    Guid Id,
    string Kind,
    string? Reference,
    string? Procedure,
    string? Route,
    string? Conversation,
    DateTimeOffset At,
    DateTimeOffset? TakenAt,
    int Attempts,
    string? Code
);
