namespace Channels.Bot.Data.Rows;

/// <summary>Something the duty desk must know: sent until it is taken. Nothing personal is in it; the case itself is behind the
/// API.</summary>
public sealed class Alert
{
    /// <summary>The longest <see cref="Also"/>.</summary>
    public const int LongestAlso = 2000;

    public required Guid Id { get; init; }

    /// <summary><c>urgent</c>, <c>perhaps</c> (words that may mean danger: to be read, nobody is woken), <c>apply</c>, <c>staff</c>,
    /// <c>contact-late</c>, <c>correction-late</c>, <c>unfetched</c> (its alarm says after how many days),
    /// <c>content-problem</c> (its alarm says what is wrong), <c>turn-failed</c>, <c>guessing</c>,
    /// <c>report-differs</c> (its alarm is the line), <c>unconfirmed</c>, <c>unbalanced</c> (its route is the sink, its alarm how many:
    /// <c>lost:39 no-item:2</c>), <c>sink-dead</c> (its route is the sink, its alarm the reason), <c>status-outdated</c>,
    /// <c>channel-limit</c>, <c>channel-token</c>, <c>entries-changed</c> or <c>entries-expired</c> (their alarm says how many, their
    /// route whose).</summary>
    public required string Kind { get; init; }

    /// <summary>Reference number of the submission, or null.</summary>
    public string? Reference { get; init; }

    public string? Procedure { get; init; }

    /// <summary>Ward, kind or account (<c>line/default</c>) it belongs to, or null.</summary>
    public string? Route { get; init; }

    /// <summary>Ids of the alarms that were heard, with a space between; or null.</summary>
    public string? Alarm { get; init; }

    /// <summary>Pseudonym of the conversation, or null.</summary>
    public string? ConversationKey { get; init; }

    /// <summary>A pseudonym of where it came from, where conversations cost nothing; or null.</summary>
    public string? Origin { get; init; }

    /// <summary>References of further cases of the same kind from the same place within minutes, a space between; or null. They are told
    /// with this one, and each has an alert of its own.</summary>
    public string? Also { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public AlertStatus Status { get; set; }

    public required DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    public Guid? LeaseToken { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>When the desk took it.</summary>
    public DateTimeOffset? TakenAt { get; set; }

    /// <summary>Stable code of the last failure.</summary>
    public string? Code { get; set; }
}

/// <summary>Where an alert stands. There is no giving up.</summary>
public enum AlertStatus
{
    Open = 0,
    Taken = 1,
}
