namespace Channels.Bot.Contract;

/// <summary>How old a message may be before it is spoken of.</summary>
public static class Delays
{
    /// <summary>What was said longer ago is answered as late.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromHours(1);
}
