namespace Channels.Webhooks.WebChat;

/// <summary>A file that was looked at and taken.</summary>
/// <param name="Id">Unguessable name.</param>
/// <param name="MediaType">Told by its bytes.</param>
/// <param name="Name">As the person knows it; never part of a path.</param>
/// <param name="Content">Pictures re-encoded: no place, no camera, no date in them.</param>
internal sealed record UploadedFile(Guid Id, string MediaType, string Name, byte[] Content);
