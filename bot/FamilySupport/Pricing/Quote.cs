using Channels.Bot.FamilySupport.Rules;

namespace Channels.Bot.FamilySupport.Pricing;

/// <summary>What came of a question for a price: the price, or why there is none. No amount is shown that does not follow.</summary>
public abstract record Quote
{
    private Quote() { }

    /// <summary>It has a price.</summary>
    public sealed record Priced(Price Price) : Quote;

    /// <summary>It has none.</summary>
    public sealed record Unpriced(WhyNot Reason) : Quote;

    internal static Unpriced No(WhyNot reason) => new(reason);
}

/// <summary>Why something has no price.</summary>
public enum WhyNot
{
    /// <summary>No rules hold on that day.</summary>
    NoRules,

    /// <summary>It has no time.</summary>
    NoTime,

    /// <summary>It is longer than a day.</summary>
    TooLong,

    /// <summary>It has no child.</summary>
    NoChild,

    /// <summary>The fee depends on where the member lives, and that is not known.</summary>
    ResidenceUnknown,

    /// <summary>Nothing is offered at that time.</summary>
    NotOffered,

    /// <summary>There is no night in it, or no price for one.</summary>
    NoNight,

    /// <summary>What a cancellation costs is not said.</summary>
    NoCancellationRule,

    /// <summary>There is no such reason for a waiver.</summary>
    NoSuchWaiver,

    /// <summary>There is no such programme.</summary>
    NoSuchProgramme,

    /// <summary>The day the programme's window is counted from is not known.</summary>
    ProgrammeDayUnknown,

    /// <summary>Longer than the programme allows for one use.</summary>
    BeyondProgramme,

    /// <summary>What an own car costs is not said.</summary>
    NoCarRule,
}

/// <summary>A price, line by line.</summary>
/// <param name="Pack">The rules it follows.</param>
/// <param name="Fee">What the requesting member pays for time, in yen.</param>
/// <param name="Reward">What the provider gets for time.</param>
/// <param name="Costs">What the member pays beside it for fares and the car; the provider gets it whole.</param>
/// <param name="Lines">How fee and reward come about: the lines' amounts add up to them.</param>
/// <param name="Used">Rules that it used and the city has not published. None: the amount is sure.</param>
public sealed record Price(RulePack Pack, int Fee, int Reward, int Costs, IReadOnlyList<PriceLine> Lines, IReadOnlyList<Assumption> Used)
{
    /// <summary>What the city pays.</summary>
    public int Share => Reward - Fee;

    /// <summary>Minutes of a programme that this use takes, for each child.</summary>
    public int MinutesCovered { get; init; }
}
