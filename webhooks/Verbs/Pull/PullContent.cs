using System.Text.Json;
using System.Text.RegularExpressions;

namespace Channels.Webhooks.Verbs.Pull;

/// <summary>What the mirror reads of a submission; everything else is kept as it came.</summary>
internal sealed partial record PullContent(
    string Reference,
    int Revision,
    string Procedure,
    int Version,
    string? Receipt,
    IReadOnlyList<PullContentFile> Files
)
{
    /// <summary>Where it stands.</summary>
    public string? Status { get; init; }

    /// <summary>Nobody can fetch it any more.</summary>
    public bool IsGone => Status is "withdrawn" or "erased";

    /// <returns>Null when it is none, or its names would lead out of the folder.</returns>
    public static PullContent? Read(byte[] json)
    {
        try
        {
            return
                JsonSerializer.Deserialize<PullContent>(json, JsonSerializerOptions.Web) is { Files: not null } read
                && IsNumber(read.Reference)
                && read.Revision > 0
                && ProcedureName().IsMatch(read.Procedure)
                ? read
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A number as the product gives them, and so a name a folder can have.</summary>
    public static bool IsNumber(string? text) => text is not null && Number().IsMatch(text);

    [GeneratedRegex("^[A-Z]{1,4}-[0-9A-Z]{4}-[0-9A-Z]{4}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProcedureName();
}

/// <summary>One of its files.</summary>
internal sealed record PullContentFile(Guid Id, string Status, string? MediaType, long? Size, string? Sha256, int PartSize, int Parts)
{
    public string Name =>
        Id.ToString("D")
        + MediaType switch
        {
            "image/jpeg" => ".jpg",
            "image/png" => ".png",
            "image/webp" => ".webp",
            "image/heic" => ".heic",
            "application/pdf" => ".pdf",
            _ => ".bin",
        };
}

/// <summary>Where the parts of a file are.</summary>
internal sealed record PullAddress(string Address, long Size, string? Sha256, int PartSize, int Parts);
