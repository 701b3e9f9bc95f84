using Channels.Knowledge.Content;

namespace Channels.Knowledge.Review;

/// <summary>Two entries that ask the same. One of them has to go, or both have to say for whom or when they hold.</summary>
/// <param name="Likeness">How alike the two closest wordings are, 0 to 1.</param>
/// <param name="Reasons">The wordings that are alike first, then every difference between the answers.</param>
public sealed record Twin(Entry One, Entry Other, TwinKind Kind, float Likeness, IReadOnlyList<TwinReason> Reasons);

/// <summary>What two entries with the same question are to each other.</summary>
public enum TwinKind
{
    /// <summary>The same question in other words; the answers do not gainsay each other.</summary>
    NearDuplicate,

    /// <summary>The same question for the same service, place and time, with answers that cannot both hold.</summary>
    Contradiction,
}

/// <summary>One thing that makes two entries twins.</summary>
/// <param name="Code">One of <see cref="TwinReasons"/>.</param>
/// <param name="One">What the first entry has, in its own words.</param>
/// <param name="Other">What the other has in its place.</param>
public sealed record TwinReason(string Code, string One, string Other);

/// <summary>Stable codes of what two entries share or differ in.</summary>
public static class TwinReasons
{
    /// <summary>The two wordings that are alike.</summary>
    public const string Wording = "wording";

    /// <summary>Days, months, years, hours: 5日以内 against 10日以内.</summary>
    public const string Period = "period";

    /// <summary>Percentages, tenths and fractions: 3/100 against 100分の1.</summary>
    public const string Share = "share";

    /// <summary>Calendar dates and years.</summary>
    public const string Date = "date";

    public const string Money = "money";

    /// <summary>Units of the fee table (単位).</summary>
    public const string Units = "units";

    /// <summary>Persons, times, beds, ages.</summary>
    public const string Count = "count";

    /// <summary>Articles of a law.</summary>
    public const string Article = "article";

    /// <summary>The same number as a least in one and a most in the other.</summary>
    public const string Bound = "bound";

    /// <summary>One says that something is needed, allowed or included, the other that it is not.</summary>
    public const string Negation = "negation";
}
