using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Telemetry;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

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

    private static async Task<Ok<List<AlertLine>>> ListAsync(AlertList alerts, bool? open, CancellationToken stop) =>
        TypedResults.Ok(await alerts.ReadAsync(open, stop));

    private static async Task<Results<NoContent, ProblemHttpResult>> TakenAsync(
        Guid id,
        AlertLedger ledger,
        ChannelsMeter meter,
        HttpContext context,
        CancellationToken stop
    )
    {
        if (await ledger.TakenByHandAsync(id, context.Caller(), stop) is not { } taken)
            return ApiProblem.Of(StatusCodes.Status404NotFound, "alert.unknown", "No such alert");
        if (taken.WasOpen)
            meter.Alerts.Add(1, new("kind", taken.Alert.Kind), new("outcome", "by-hand"));
        return TypedResults.NoContent();
    }
}
