using System.Text.Json.Serialization;

namespace Channels.Bot.Conversations;

/// <summary>What somebody wants to be done with something they handed in, while the dialog asks about it.</summary>
/// <param name="Reference">Its number; null while it is asked which.</param>
/// <param name="Kind">What is wanted.</param>
/// <param name="At">When it was last spoken of, UTC.</param>
public sealed record SubmissionWish(string? Reference, WishKind Kind, DateTimeOffset At)
{
    /// <summary>The person's words, for the office; null when they said nothing but that something is wrong.</summary>
    public string? Text { get; init; }

    /// <summary>The message they came from.</summary>
    public string? MessageId { get; init; }

    /// <summary>The words are the corrected answer itself (10時から12時でした), not the wish to correct.</summary>
    public bool IsAnswer { get; init; }
}

/// <summary>What is wanted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WishKind>))]
public enum WishKind
{
    /// <summary>Something is wrong; what to do about it is asked.</summary>
    Unknown,

    /// <summary>To take it back; asked whether really.</summary>
    Withdraw,

    /// <summary>To take it back: said twice.</summary>
    WithdrawNow,

    /// <summary>To correct it.</summary>
    Correct,

    /// <summary>To see what was handed in.</summary>
    Show,

    /// <summary>To know whether that of the day which is being written was handed in before.</summary>
    Same,

    /// <summary>The office has it; what is wrong is asked and told.</summary>
    Tell,

    /// <summary>An activity did not take place, or something sent is to be taken back: which of the two is asked.</summary>
    Cancelled,

    /// <summary>To end the link to the member number; asked whether really. There is no submission in it.</summary>
    Unlink,
}
