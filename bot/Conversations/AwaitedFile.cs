namespace Channels.Bot.Conversations;

/// <summary>A document of a submission that was to be sent later.</summary>
/// <param name="Reference">The submission.</param>
/// <param name="Procedure">Its procedure.</param>
/// <param name="Version">Its version.</param>
/// <param name="Path">The question it belongs to.</param>
/// <param name="Since">When it was handed in, UTC.</param>
/// <param name="At">When the last file for it came, or null while it is missing.</param>
/// <param name="MessageId">The message that file came in.</param>
public sealed record AwaitedFile(
    string Reference,
    string Procedure,
    int Version,
    string Path,
    DateTimeOffset Since,
    DateTimeOffset? At = null,
    string? MessageId = null
);

/// <summary>A file of which it is not known yet where it belongs: the person was asked.</summary>
/// <param name="Url">Where the channel finds it.</param>
/// <param name="Type">Media type.</param>
/// <param name="Name">File name, or null.</param>
/// <param name="MessageId">The message it came in.</param>
public sealed record HeldFile(string Url, string Type, string? Name, string? MessageId);
