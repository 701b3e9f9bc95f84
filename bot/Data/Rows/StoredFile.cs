using Channels.Bot.Protection;

namespace Channels.Bot.Data.Rows;

/// <summary>A file a person sent: first a promise (the platform has it), then its bytes, fetched outside the turn.</summary>
public sealed class StoredFile
{
    public const string SourceColumn = "StoredFiles.Source";
    public const string ContentColumn = "StoredFiles.Content";

    /// <summary>The code of a file that waits to be looked at: it is <see cref="FileStatus.Wanted"/> and has its bytes.</summary>
    public const string Unscreened = "file.unscreened";

    public required Guid Id { get; init; }

    public required string ConversationKey { get; init; }

    public required string Channel { get; init; }

    public required string Account { get; init; }

    /// <summary>Pseudonym of the message it came in; unique with the channel, so that a repeated event fetches once.</summary>
    public required string MessageKey { get; init; }

    /// <summary>The submission it belongs to, once there is one.</summary>
    public Guid? SubmissionId { get; set; }

    /// <summary>Where the channel finds it, for example <c>line:{messageId}</c>.</summary>
    public ProtectedBytes? Source { get; set; }

    public ProtectedBytes? Content { get; set; }

    /// <summary>Media type found by looking at the bytes.</summary>
    public string? MediaType { get; set; }

    public long? Size { get; set; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal; null while there are none.</summary>
    public string? Sha256 { get; set; }

    public FileStatus Status { get; set; }

    public required DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    public Guid? LeaseToken { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? Code { get; set; }
}

/// <summary>Where a file stands.</summary>
public enum FileStatus
{
    Wanted = 0,
    Stored = 1,

    /// <summary>Cannot be had: unknown, too large, of a kind not taken.</summary>
    Missing = 2,

    /// <summary>Taken back by the person; its bytes are gone.</summary>
    Erased = 3,
}
