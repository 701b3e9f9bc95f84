namespace Channels.Bot.FamilySupport.Notices;

/// <summary>A notice as somebody wants it sent.</summary>
/// <param name="Title">How the centre finds it again.</param>
/// <param name="Text">What is said, in Japanese, at most 500 characters.</param>
/// <param name="Audience">Whom it is for.</param>
/// <param name="Expected">How many would be reached, as they were counted.</param>
public sealed record NewNotice(string Title, string Text, NoticeAudience Audience, int Expected)
{
    /// <summary>In easy Japanese; null: in Japanese.</summary>
    public string? TextEasy { get; init; }

    /// <summary>In English; null: in Japanese.</summary>
    public string? TextEnglish { get; init; }

    /// <summary>The first day; null: today.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; null: whoever comes to belong to the audience is told, until it is stopped.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>Whom a notice reaches.</summary>
/// <param name="Members">All it is for.</param>
/// <param name="Reached">Who is still to be told and can be: so many messages.</param>
/// <param name="Told">Who was told.</param>
/// <param name="NotLinked">Who has no conversation: the centre tells them otherwise.</param>
/// <param name="Blocked">Who blocked the account.</param>
/// <param name="Stopped">Who wants no notices.</param>
/// <param name="LeftThisMonth">So many messages the budget of this month still has.</param>
public sealed record NoticeCount(int Members, int Reached, int Told, int NotLinked, int Blocked, int Stopped, int LeftThisMonth)
{
    /// <summary>At most so many are told on one day.</summary>
    public required int ADay { get; init; }
}

/// <summary>A notice as it stands.</summary>
/// <param name="State">One of <see cref="NoticeStates"/>.</param>
public sealed record NoticeStands(
    Guid Id,
    string Title,
    string Text,
    DateOnly From,
    DateOnly? Until,
    DateTimeOffset At,
    string By,
    string State,
    NoticeCount Count
);

/// <summary>Stable codes of where a notice stands.</summary>
public static class NoticeStates
{
    /// <summary>Its first day has not come.</summary>
    public const string Waits = "waits";

    /// <summary>Somebody is still to be told, or may come to be.</summary>
    public const string Open = "open";

    /// <summary>All who can be told were.</summary>
    public const string Told = "told";

    /// <summary>Its last day is over.</summary>
    public const string Over = "over";

    /// <summary>Somebody stopped it.</summary>
    public const string Stopped = "stopped";
}

/// <summary>What came of a notice that was to be sent.</summary>
public abstract record NoticeOpened
{
    public sealed record Sent(NoticeStands Notice) : NoticeOpened;

    /// <summary>Others would be reached than were counted.</summary>
    public sealed record OtherCount(NoticeCount Count) : NoticeOpened;

    /// <summary>More than the month's budget has left.</summary>
    public sealed record OverBudget(NoticeCount Count) : NoticeOpened;

    /// <param name="Code">Stable.</param>
    /// <param name="Message">What is wrong with it.</param>
    public sealed record Refused(string Code, string Message) : NoticeOpened;
}
