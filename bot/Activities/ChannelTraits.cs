namespace Channels.Bot.Activities;

/// <summary>What a channel is like, as far as the dialog and the delivery must know: they never ask for its name.</summary>
public sealed record ChannelTraits
{
    /// <summary>It shows on a page that only the person looks at: nothing of it stands on a locked screen.</summary>
    public bool IsInPage { get; init; }

    /// <summary>It keeps what was said where others may see it: in the platform's own history, on a telephone that is passed on.</summary>
    public bool KeepsHistory { get; init; }

    /// <summary>Some of its people see no buttons (an app for a computer, a newer message): whatever can be chosen stands in the
    /// text.</summary>
    public bool MayHideButtons { get; init; }

    /// <summary>Pictures chosen together come one by one, and not always with word that they belong together.</summary>
    public bool SendsPicturesOneByOne { get; init; }

    /// <summary>It reaches people who are not looking: a reminder makes sense there.</summary>
    public bool CanPush { get; init; } = true;

    /// <summary>A reply token is taken once and never again: a reply that may not have arrived can be tried again with it.</summary>
    public bool TakesReplyOnce { get; init; }

    /// <summary>It can show that an answer is being made, so no words need to say it (and no reply token is spent on them).</summary>
    public bool ShowsWorking { get; init; }

    /// <summary>How long after it was received an event may still be answered with its own token.</summary>
    public TimeSpan ReplyWindow { get; init; } = TimeSpan.FromSeconds(50);
}
