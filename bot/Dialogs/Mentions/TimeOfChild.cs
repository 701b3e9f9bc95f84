using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Mentions;

/// <summary>A time that is told of one child.</summary>
/// <param name="Name">As it was called.</param>
/// <param name="Clock">The words of the time: 5時, 4時から6時.</param>
/// <param name="Side">What the time is of.</param>
internal sealed record TimeOfChild(string Name, string Clock, TimeSide Side)
{
    /// <summary>What stands behind the time, up to the end of its part: に帰ったとよ.</summary>
    public string Behind { get; init; } = "";

    /// <summary>What the time is of, also where the words behind it say that the child left or came then.</summary>
    public TimeSide SideBy(DialogWords words) =>
        Side is not TimeSide.Unsaid ? Side
        : words.Begins(PlainWord.LeftThen, Behind) ? TimeSide.End
        : words.Begins(PlainWord.CameThen, Behind) ? TimeSide.Start
        : TimeSide.Unsaid;
}

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
