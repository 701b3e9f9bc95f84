namespace Channels.Bot.Contract;

/// <summary>Somebody says a code of the centre. Found is a <see cref="MemberClaim"/>, <see cref="TooManyTries"/>, or nothing: it is
/// nobody's, its time is up, or it was used.</summary>
public sealed record ClaimMember(string Code) : Lookup;

/// <summary>Whose a code is.</summary>
/// <param name="Number">The number on the member card.</param>
/// <param name="IsRequester">They ask for help.</param>
/// <param name="IsProvider">They help.</param>
/// <param name="IsElsewhere">Another conversation speaks for them until now.</param>
public sealed record MemberClaim(string Number, bool IsRequester, bool IsProvider, bool IsElsewhere);

/// <summary>This conversation speaks for a member from now on, and no other one does; the code is used up.</summary>
public sealed record LinkMember(string Code, string Number) : Effect;

/// <summary>The person does not want this conversation to speak for a member any more.</summary>
public sealed record UnlinkMember(string Number) : Effect;

/// <summary>Why a conversation does not speak for a member any more, when its person did not ask for it.</summary>
public static class UnlinkReasons
{
    /// <summary>The centre took the link away.</summary>
    public const string Office = "office";

    /// <summary>Another conversation was linked to the number with a new code.</summary>
    public const string Elsewhere = "elsewhere";
}

/// <summary>What the member of this conversation is paid. Found is a <see cref="DecidedPay"/>: of the month, or of the last one that is
/// decided; <see cref="PayToCome"/> when there is none and the member will be told; else nothing.</summary>
/// <param name="Month">For example <c>2026-11</c>; null: the last one.</param>
public sealed record FindPay(string? Month) : Lookup
{
    /// <summary>Nobody asked: the member is told that it is decided.</summary>
    public bool IsNotice { get; init; }
}

/// <summary>A month is closed, and its member is paid. Never how much: that is shown on a page.</summary>
/// <param name="Month">For example <c>2026-11</c>.</param>
/// <param name="PayDay">The day the bank was told.</param>
public sealed record DecidedPay(string Month, DateOnly PayDay);

/// <summary>Nothing is decided yet; as soon as it is, the member is told in this conversation.</summary>
public sealed record PayToCome;

/// <summary>The member of this conversation wants notices, or wants none.</summary>
/// <param name="Number">Whose.</param>
/// <param name="Wanted">Whether they do.</param>
public sealed record WantNotices(string Number, bool Wanted) : Effect;

/// <summary>The page on which members read what they are paid.</summary>
public static class PayLink
{
    /// <summary>Stands where the procedure stands in an <see cref="Invite"/>: such a link opens this page and nothing else.</summary>
    public const string Page = "pay";

    /// <summary>So long a link can be opened.</summary>
    public static readonly TimeSpan IsGood = TimeSpan.FromMinutes(30);
}

/// <summary>The months whose use the requesting member of this conversation can have certified. Found is <see cref="CertifiedMonths"/>;
/// nothing when no member is linked.</summary>
public sealed record FindReceipts : Lookup;

/// <summary>Months that are closed, and had care for the member.</summary>
/// <param name="Months">For example <c>2026-11</c>, the newest first; empty: none yet.</param>
public sealed record CertifiedMonths(IReadOnlyList<string> Months);

/// <summary>What a month comes to so far for the member of this conversation. Found is <see cref="SoFarCount"/>, or a
/// <see cref="DecidedPay"/> when the month is closed and pays them for all they reported; nothing when no member is linked.</summary>
/// <param name="Month">For example <c>2026-11</c>.</param>
public sealed record FindSoFar(string Month) : Lookup;

/// <summary>How many reports of a month there are. Never how much: that is shown on a page.</summary>
/// <param name="Used">Of care for the member's own children.</param>
/// <param name="Worked">Of care the member gave.</param>
/// <param name="IsDecided">The month is closed with all of them.</param>
public sealed record SoFarCount(int Used, int Worked, bool IsDecided);
