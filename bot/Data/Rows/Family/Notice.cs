namespace Channels.Bot.Data.Rows.Family;

/// <summary>Something the centre tells many members. The words are the office's own and name nobody.</summary>
public sealed class Notice
{
    public required Guid Id { get; init; }

    /// <summary>How the centre finds it again; no member reads it.</summary>
    public required string Title { get; init; }

    /// <summary>What is said, in Japanese.</summary>
    public required string Text { get; init; }

    /// <summary>In easy Japanese; null: in Japanese.</summary>
    public string? TextEasy { get; init; }

    /// <summary>In English; null: in Japanese.</summary>
    public string? TextEnglish { get; init; }

    /// <summary>Only who does all of this.</summary>
    public required MemberRoles Roles { get; init; }

    /// <summary>Nobody who does any of this.</summary>
    public required MemberRoles Without { get; init; }

    /// <summary>Only of this ward; null: of any.</summary>
    public string? Ward { get; init; }

    /// <summary>Only who was trained on this day or later; null: whenever, or never.</summary>
    public DateOnly? TrainedFrom { get; init; }

    /// <summary>Only who was trained on this day or before.</summary>
    public DateOnly? TrainedTo { get; init; }

    /// <summary>The first day on which it is told.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day; null: whoever comes to belong to those it is for is told, once, until it is stopped.</summary>
    public DateOnly? Until { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The member of staff who sent it.</summary>
    public required string By { get; init; }

    /// <summary>When it was stopped; null: it was not.</summary>
    public DateTimeOffset? StoppedAt { get; set; }
}

/// <summary>A member was told a notice: a row each, and never a second one.</summary>
public sealed class NoticeTold
{
    /// <summary>Notice and number: <c>0190…/4821</c>.</summary>
    public required string Id { get; init; }

    public required Guid NoticeId { get; init; }

    public required string Member { get; init; }

    /// <summary>Pseudonym of the conversation in which they were told; null once that is forgotten.</summary>
    public string? ConversationKey { get; set; }

    public required DateTimeOffset ToldAt { get; init; }
}
