namespace Channels.Bot.Data.Rows.Family;

/// <summary>A member was told that what a month brings them is decided: a row each time, and never a second one.</summary>
public sealed class PayNotice
{
    /// <summary>That of the <see cref="ClosedPayment"/>: <c>2026-11/4821</c>.</summary>
    public required string Id { get; init; }

    public required string Month { get; init; }

    public required string Member { get; init; }

    /// <summary>Pseudonym of the conversation in which they were told; null once that is forgotten.</summary>
    public string? ConversationKey { get; set; }

    public required DateTimeOffset ToldAt { get; init; }
}

/// <summary>A member who wants no notices. What they ask is answered all the same.</summary>
public sealed class NoticeStop
{
    /// <summary>The number on the member card.</summary>
    public required string Number { get; init; }

    public required DateTimeOffset At { get; init; }
}
