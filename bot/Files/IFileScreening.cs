namespace Channels.Bot.Files;

/// <summary>Looks whether a file would harm whoever opens it. Until that is known nobody gets the file.</summary>
public interface IFileScreening
{
    /// <summary>False: nobody looks, files are given out as they are kept.</summary>
    bool IsOn { get; }

    /// <summary>Looks at bytes as they are to be kept.</summary>
    Task<ScreenedAs> ScreenAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken);
}

/// <summary>What a look at a file brought.</summary>
public enum ScreenedAs
{
    Harmless,

    /// <summary>Known to do harm: it is not kept.</summary>
    Harmful,

    /// <summary>Nobody could look: the file waits, sealed, and is looked at again.</summary>
    Unknown,
}

/// <summary>Where nothing is set that looks.</summary>
internal sealed class NotScreened : IFileScreening
{
    public bool IsOn => false;

    public Task<ScreenedAs> ScreenAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken) =>
        Task.FromResult(ScreenedAs.Harmless);
}
