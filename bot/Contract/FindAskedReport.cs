namespace Channels.Bot.Contract;

/// <summary>A report of the providing member that concerns the member of this conversation. Found is an <see cref="AskedReport"/>;
/// nothing when there is none of this number that they were asked about, or it was taken back.</summary>
/// <param name="Reference">Its number.</param>
/// <param name="Wish">What is wanted with it.</param>
public sealed record FindAskedReport(string Reference, ReportWish Wish) : Lookup
{
    /// <summary>The person's own words, when they say what is otherwise.</summary>
    public string? Words { get; init; }

    /// <summary>The answer they speak of, by its field id; null: it is to be read out of the words.</summary>
    public string? Line { get; init; }

    /// <summary>The edition they were shown; null: whichever there is.</summary>
    public int? Revision { get; init; }

    /// <summary>After it no other is asked about in this turn.</summary>
    public bool IsLast { get; init; }

    /// <summary>What the same message says of another report, answered after this one; null: nothing.</summary>
    public FindAskedReport? Then { get; init; }

    /// <summary>Never the words.</summary>
    public override string ToString() => Reference;
}

/// <summary>Reports of which one is meant. Found is a list of <see cref="AskedReport"/>: those that the member of this conversation may
/// still answer, in this order.</summary>
/// <param name="References">Their numbers.</param>
/// <param name="Wish">What is wanted with the one that is meant.</param>
public sealed record FindAskedReports(IReadOnlyList<string> References, ReportWish Wish) : Lookup
{
    /// <summary>What the person says is otherwise, or null.</summary>
    public string? Words { get; init; }

    /// <summary>What they said to tell one from the others, or null.</summary>
    public string? Which { get; init; }

    /// <summary>The one that is meant where the words tell none from the others, by its number; or null.</summary>
    public string? Shown { get; init; }

    /// <summary>What the same message says behind the answer; it may be of another report. Null: nothing.</summary>
    public string? Rest { get; init; }

    /// <summary>Also those they have answered, and those that wait without a number here: what they say may be about any of them.</summary>
    public bool IsAll { get; init; }

    /// <summary>A day in the words may stand beside the answer: where it is of none of them, it is the one that is meant
    /// without it.</summary>
    public bool IsBeside { get; init; }

    /// <summary>Never the words.</summary>
    public override string ToString() => nameof(FindAskedReports);
}

/// <summary>What is wanted with a report one is asked about.</summary>
public enum ReportWish
{
    /// <summary>It is to be asked whether it is right.</summary>
    Ask,

    /// <summary>The same, once more.</summary>
    Remind,

    /// <summary>To read it.</summary>
    See,

    /// <summary>It is right.</summary>
    Agree,

    /// <summary>Something in it is otherwise.</summary>
    Differ,

    /// <summary>This is what is otherwise.</summary>
    Say,

    /// <summary>What was answered is not to count: it is asked once more.</summary>
    Back,
}

/// <summary>A report one is asked about.</summary>
/// <param name="Reference">Its number.</param>
/// <param name="Revision">Which edition it is.</param>
/// <param name="Procedure">Procedure id.</param>
/// <param name="Version">The version that was filled in.</param>
/// <param name="AnswersJson">What it says.</param>
/// <param name="WasAnother">An edition before this one was asked about.</param>
public sealed record AskedReport(string Reference, int Revision, string Procedure, int Version, string AnswersJson, bool WasAnother)
{
    /// <summary>It was answered already: it is right.</summary>
    public bool IsAgreed { get; init; }

    /// <summary>The family name of who provided; null: it is not known.</summary>
    public string? Provider { get; init; }

    /// <summary>An answer to it is waited for, or the words of one.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Never what it says.</summary>
    public override string ToString() => Reference;
}

/// <summary>The requesting member says whether a report is right.</summary>
/// <param name="Reference">Its number.</param>
/// <param name="Revision">The edition they were shown.</param>
/// <param name="IsRight">Whether it is.</param>
public sealed record AnswerReport(string Reference, int Revision, bool IsRight) : Effect
{
    /// <summary>The answer that is seen otherwise, by its field id; null: none was named.</summary>
    public string? Line { get; init; }

    /// <summary>What they write to it, as the office reads it; null: nothing.</summary>
    public string? Words { get; init; }

    /// <summary>They pressed that something is otherwise, and are asked what: it counts at once, and the staff hear of it with the words,
    /// or once none came.</summary>
    public bool IsPress { get; init; }

    /// <summary>That press was a mistake: the answer is waited for again.</summary>
    public bool IsLeft { get; init; }

    /// <summary>Words that decide nothing: they go with the report, and it is asked once more.</summary>
    public bool IsNote { get; init; }

    /// <summary>Their answer of before is not to count, whichever it was: the staff hear of it, and it is waited for again.</summary>
    public bool IsRevoked { get; init; }

    /// <summary>Never the words.</summary>
    public override string ToString() => Reference;
}
