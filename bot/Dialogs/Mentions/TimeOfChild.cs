namespace Channels.Bot.Dialogs.Mentions;

/// <summary>A time that is told of one child.</summary>
/// <param name="Name">As it was called.</param>
/// <param name="Clock">The words of the time: 5時, 4時から6時.</param>
/// <param name="Side">What the time is of.</param>
internal sealed record TimeOfChild(string Name, string Clock, TimeSide Side);

/// <summary>Which side of a stay a time is.</summary>
internal enum TimeSide
{
    /// <summary>It is not said.</summary>
    Unsaid,

    /// <summary>From when to when.</summary>
    Both,

    /// <summary>Until then.</summary>
    End,

    /// <summary>From then.</summary>
    Start,
}
