namespace Channels.Bot.Questions;

/// <summary>A question that was handed in to the office, and how far its answer is.</summary>
/// <param name="Reference">Its number.</param>
/// <param name="At">When it was handed in, UTC.</param>
/// <param name="Question">As it was asked; null once erased.</param>
/// <param name="Asked">Further words that led to it, personal data masked.</param>
/// <param name="Service">The service it is about, as the form names it, or null.</param>
/// <param name="Topic">What it is about, as the form names it, or null.</param>
/// <param name="ReplyBy">How the asker wants to be answered, as the form names it, or null.</param>
/// <param name="State">One of <see cref="InquiryStates"/>.</param>
/// <param name="Entries">Entries that answer it or are to.</param>
public sealed record Inquiry(
    string Reference,
    DateTimeOffset At,
    string Channel,
    string Language,
    string? Question,
    IReadOnlyList<string> Asked,
    string? Service,
    string? Topic,
    string? ReplyBy,
    string State,
    IReadOnlyList<InquiryEntry> Entries
);

/// <summary>An entry and the newest version of it that was written for an inquiry.</summary>
public sealed record InquiryEntry(string Id, int Version);

/// <summary>How far an inquiry is.</summary>
public static class InquiryStates
{
    /// <summary>Nobody has answered.</summary>
    public const string Open = "open";

    /// <summary>An answer waits for a second person.</summary>
    public const string Waiting = "waiting";

    /// <summary>There is an approved answer and the asker could not be told: by the e-mail address or telephone number of the
    /// form.</summary>
    public const string Unreached = "unreached";

    /// <summary>The asker was told.</summary>
    public const string Answered = "answered";

    /// <summary>Done with outside of the entries.</summary>
    public const string Closed = "closed";
}
