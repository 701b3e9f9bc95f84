namespace Channels.Bot.Files;

/// <summary>Makes of a file what may be kept: a picture without place and camera, whatever channel it came by.</summary>
public interface IFileCleaning
{
    /// <returns>Media type and bytes to keep; null when it is of no kind that is taken, or dangerous to those who open it.</returns>
    Task<(string MediaType, byte[] Content)?> CleanAsync(byte[] file, CancellationToken cancellationToken);
}

/// <summary>Where nobody can draw pictures (tools, tests): files as they are, told by their bytes.</summary>
internal sealed class FilesAsTheyAre : IFileCleaning
{
    public Task<(string MediaType, byte[] Content)?> CleanAsync(byte[] file, CancellationToken cancellationToken) =>
        Task.FromResult(FileKinds.Of(file) is { } kind ? (kind, file) : ((string, byte[])?)null);
}
