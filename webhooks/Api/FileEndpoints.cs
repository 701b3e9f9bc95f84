using Channels.Bot.Files;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Channels.Webhooks.Api;

/// <summary>Files of submissions: whole, for whoever looks at one, and in parts under short-lived addresses.</summary>
internal static class FileEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/submissions/{reference}/files/{id:guid}")
            .WithTags("Files")
            .WithinReach()
            .MayBeSealed()
            .NotesReads()
            .NotStored();
        group.MapGet("", WholeAsync).WithSummary("A file of a submission, whole.");
        group
            .MapPost("/addresses", AddressAsync)
            .WithSummary(
                "An address of the file for this holder: good for 10 minutes and once for each part. "
                    + "What breaks off is asked for under a new one, from the missing part on."
            );
        group.MapGet("/parts/{address}/{part:int}", PartAsync).WithSummary("One part, from 1. A second time it is 410 file.address-over.");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> WholeAsync(
        string reference,
        Guid id,
        FileReader files,
        CancellationToken stop
    ) =>
        await files.OfSubmissionAsync(reference, id, stop) is { } file
            ? TypedResults.File(file.Content, file.MediaType, $"{reference}-{id:N}")
            : Unknown();

    private static async Task<Results<Created<FileAddressLine>, ProblemHttpResult>> AddressAsync(
        string reference,
        Guid id,
        FileParts files,
        HttpContext context,
        CancellationToken stop
    )
    {
        if (await files.AddressAsync(reference, id, context.Holder().Name, stop) is not { } made)
            return Unknown();
        var address = $"/api/v1/submissions/{reference}/files/{id}/parts/{made.Secret}";
        return TypedResults.Created(
            (string?)null,
            new FileAddressLine(address, made.Size, made.Sha256, made.PartSize, made.Parts, made.ExpiresAt)
        );
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> PartAsync(
        string reference,
        Guid id,
        string address,
        int part,
        FileParts files,
        HttpContext context,
        CancellationToken stop
    ) =>
        await files.ReadAsync(reference, id, address, part, context.Holder().Name, stop) switch
        {
            PartRead.Given given => TypedResults.Bytes(given.Content, "application/octet-stream"),
            PartRead.Over => ApiProblem.Of(
                StatusCodes.Status410Gone,
                "file.address-over",
                "This part was fetched under this address, or its time is over: ask for another address."
            ),
            PartRead.Gone => ApiProblem.Of(StatusCodes.Status410Gone, "file.gone", "The file is there no more."),
            PartRead.NoSuchPart => ApiProblem.Of(StatusCodes.Status404NotFound, "file.part", "The file does not have so many parts."),
            _ => ApiProblem.Of(StatusCodes.Status404NotFound, "file.address-unknown", "No such address, or not for this key."),
        };

    private static ProblemHttpResult Unknown() =>
        ApiProblem.Of(
            StatusCodes.Status404NotFound,
            "file.unknown",
            "No such file, not here yet, or no more: its status is in the submission."
        );
}

/// <summary>Where the parts of a file are.</summary>
/// <param name="Address">Without the number of the part: <c>{address}/1</c> is the first.</param>
/// <param name="Size">Bytes of the file.</param>
/// <param name="Sha256">Of the whole file, hexadecimal.</param>
/// <param name="PartSize">Bytes of each part but the last.</param>
/// <param name="Parts">How many.</param>
/// <param name="ExpiresAt">From here on the address is none.</param>
internal sealed record FileAddressLine(string Address, long Size, string? Sha256, int PartSize, int Parts, DateTimeOffset ExpiresAt);
