namespace Channels.Bot.Data.Rows.Access;

/// <summary>A short-lived address of a file: each of its parts can be fetched once, by the holder it was made for.</summary>
public sealed class FileAddress
{
    /// <summary>Pseudonym of what stands in the address.</summary>
    public required Guid Id { get; init; }

    public required Guid FileId { get; init; }

    public required string Holder { get; init; }

    public required int PartSize { get; init; }

    /// <summary>One bit for each part that was fetched.</summary>
    public long Used { get; set; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
