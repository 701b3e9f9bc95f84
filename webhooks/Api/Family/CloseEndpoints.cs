using Channels.Bot.FamilySupport.Closing;
using Channels.Bot.FamilySupport.Paying;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api.Family;

/// <summary>The close of a month, for keys that see the whole city. Whoever prepares, signs or hands over is a person.</summary>
internal static class CloseEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/closes/{month}").WithTags("Closes").NotStored();
        group.MapGet("/", FindAsync).WithSummary("Where the close of a month stands, and who signed.");
        group
            .MapGet("/lines", LinesAsync)
            .WithSummary("Who gets how much for what, prepared or closed: what two people sign. Accounts by their last digits.");
        group
            .MapGet("/notices", NoticesAsync)
            .WithSummary(
                "Who of a closed month was told in their talk that it is decided, and why the others were not: not-linked, blocked, "
                    + "stopped, off, soon, over."
            );
        group
            .MapPost("/", PrepareAsync)
            .ByPerson()
            .Accepts<ClosePreparation>("application/json")
            .WithSummary(
                "Prices what the office accepted. 'dryRun' writes nothing; 'hold' leaves what cannot be paid to the next close. "
                    + "Until it is handed over it can be prepared anew; signatures under what it was before count no more."
            );
        group
            .MapPost("/approvals", ApproveAsync)
            .ByPerson()
            .Accepts<CloseSignature>("application/json")
            .WithSummary("Signs what 'hash' names. Two different people with two different keys.");
        group.MapDelete("/approvals", WithdrawAsync).ByPerson().WithSummary("Takes the caller's own signature back.");
        group.MapPost("/export", ExportAsync).ByPerson().WithSummary("Closes the month for good; its files can be fetched from then on.");
        group
            .MapGet("/files/{kind}", FileAsync)
            .WithSummary("A file of a closed month: bank, list, details, payments or proof. The same bytes at every call.");
    }

    private static async Task<Results<Ok<CloseState>, ProblemHttpResult>> FindAsync(
        string month,
        CloseApprovals closes,
        CancellationToken stop
    ) => await closes.FindAsync(month, stop) is { } state ? TypedResults.Ok(state) : Unknown();

    private static async Task<Results<Ok<IReadOnlyList<SheetLine>>, ProblemHttpResult>> LinesAsync(
        string month,
        CloseSheet sheet,
        CancellationToken stop
    ) => await sheet.FindAsync(month, stop) is { } lines ? TypedResults.Ok(lines) : Unknown();

    private static async Task<Results<Ok<IReadOnlyList<ToldMember>>, ProblemHttpResult>> NoticesAsync(
        string month,
        PayDesk desk,
        CancellationToken stop
    ) => await desk.FindAsync(month, stop) is { } told ? TypedResults.Ok(told) : Unknown();

    private static async Task<Results<Ok<CloseState>, ProblemHttpResult>> PrepareAsync(
        string month,
        CloseDesk desk,
        HttpContext context,
        CancellationToken stop
    )
    {
        var (body, unreadable) = await JsonBody.ReadAsync<ClosePreparation>(context, stop);
        return body is null
            ? unreadable!
            : Answer(await desk.PrepareAsync(new CloseAsked(month, body.ValueDate, body.DryRun, body.Hold), context.Person(), stop));
    }

    private static async Task<Results<Ok<CloseState>, ProblemHttpResult>> ApproveAsync(
        string month,
        CloseApprovals closes,
        HttpContext context,
        CancellationToken stop
    )
    {
        var (body, unreadable) = await JsonBody.ReadAsync<CloseSignature>(context, stop);
        return body is null
            ? unreadable!
            : Answer(await closes.ApproveAsync(month, body.Hash ?? "", context.Person(), context.Holder().Name, stop));
    }

    private static async Task<Results<Ok<CloseState>, ProblemHttpResult>> WithdrawAsync(
        string month,
        CloseApprovals closes,
        HttpContext context,
        CancellationToken stop
    ) => Answer(await closes.WithdrawAsync(month, context.Person(), stop));

    private static async Task<Results<Ok<CloseState>, ProblemHttpResult>> ExportAsync(
        string month,
        CloseExport export,
        HttpContext context,
        CancellationToken stop
    ) => Answer(await export.ExportAsync(month, context.Person(), stop));

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FileAsync(
        string month,
        string kind,
        CloseExport export,
        CancellationToken stop
    ) =>
        await export.FileAsync(month, kind, stop) is var (name, bytes)
            ? TypedResults.File(bytes, "application/octet-stream", name)
            : Unknown();

    private static Results<Ok<CloseState>, ProblemHttpResult> Answer(CloseResult result) =>
        result.State is { } state
            ? TypedResults.Ok(state)
            : ApiProblem.Of(
                result.Code is "close.unknown" ? StatusCodes.Status404NotFound
                    : result.Code is "close.month-wrong" ? StatusCodes.Status400BadRequest
                    : StatusCodes.Status409Conflict,
                result.Code!,
                result.Message!,
                result.Findings.Count > 0 ? [("findings", (object?)result.Findings)] : []
            );

    private static ProblemHttpResult Unknown() =>
        ApiProblem.Of(StatusCodes.Status404NotFound, "close.unknown", "No such close, or it is not handed over.");
}

/// <summary>How a close is to be prepared.</summary>
/// <param name="ValueDate">When members are paid; left out: by the settings.</param>
/// <param name="DryRun">Write nothing.</param>
/// <param name="Hold">What cannot be paid waits for the next close.</param>
internal sealed record ClosePreparation(DateOnly? ValueDate = null, bool DryRun = false, bool Hold = false);

/// <summary>A signature.</summary>
/// <param name="Hash">What is signed.</param>
internal sealed record CloseSignature(string? Hash);
