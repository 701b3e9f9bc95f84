namespace Channels.Bot.Files;

/// <summary>What may be kept of a file, and whether it may be given out.</summary>
public sealed class FileInspection(IFileCleaning cleaning, IFileScreening screening)
{
    /// <summary>Of bytes as they came.</summary>
    public async Task<Inspected> OfAsync(byte[] fetched, CancellationToken cancellationToken) =>
        await cleaning.CleanAsync(fetched, cancellationToken) is ({ } mediaType, { } content)
            ? new Inspected(await AgainAsync(content, cancellationToken), content, mediaType)
            : new Inspected(new Verdict(IsKept: false, "file.kind"), [], null);

    /// <summary>Of bytes that were drawn anew already.</summary>
    public async Task<Verdict> AgainAsync(byte[] content, CancellationToken cancellationToken) =>
        await screening.ScreenAsync(content, cancellationToken) switch
        {
            ScreenedAs.Harmless => new Verdict(IsKept: true, null),
            ScreenedAs.Harmful => new Verdict(IsKept: false, "file.harmful"),
            _ => new Verdict(IsKept: true, Data.Rows.StoredFile.Unscreened),
        };
}

/// <summary>What became of an inspection.</summary>
/// <param name="Content">The bytes to keep.</param>
public sealed record Inspected(Verdict Verdict, byte[] Content, string? MediaType);

/// <summary>Whether a file is kept.</summary>
/// <param name="Code">Why not; or that it waits to be looked at.</param>
public sealed record Verdict(bool IsKept, string? Code);
