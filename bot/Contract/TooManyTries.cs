namespace Channels.Bot.Contract;

/// <summary>Found by a look-up of something secret that was tried in vain too often: nothing was looked up, and it is not told whether it
/// would have been right.</summary>
public sealed record TooManyTries
{
    public static TooManyTries Instance { get; } = new();
}
