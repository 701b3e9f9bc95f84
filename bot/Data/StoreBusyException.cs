namespace Channels.Bot.Data;

/// <summary>A write could not be had in time (<see cref="DatabaseOptions.WriteWithin"/>), and was not done. Whoever asked should be told at
/// once, and may ask again.</summary>
public sealed class StoreBusyException : Exception
{
    public StoreBusyException()
        : this("The write could not be had in time; nothing was written.") { }

    public StoreBusyException(string message)
        : base(message) { }

    public StoreBusyException(string message, Exception innerException)
        : base(message, innerException) { }
}
