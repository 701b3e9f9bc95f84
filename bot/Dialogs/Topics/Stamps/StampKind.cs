namespace Channels.Bot.Dialogs.Topics.Stamps;

/// <summary>What kind of message about stamps it is.</summary>
internal enum StampKind
{
    /// <summary>A stamp, or a time alone.</summary>
    Stamp,

    /// <summary>It was a mistake.</summary>
    Undo,

    /// <summary>It goes on.</summary>
    Still,

    /// <summary>What goes on?</summary>
    Look,
}
