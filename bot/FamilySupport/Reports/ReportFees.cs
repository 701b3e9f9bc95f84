using System.Text.Json;
using Channels.Bot.FamilySupport.Explaining;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rules;

namespace Channels.Bot.FamilySupport.Reports;

/// <summary>What a report that was handed in comes to, for staff.</summary>
public sealed class ReportFees(RuleBook book, Explainer explainer, FeeOptions options)
{
    private const string Language = "ja";

    /// <summary>Null when the submission is no activity report, or its answers are gone.</summary>
    public ReportedFees? Of(string procedure, JsonElement? answers)
    {
        if (procedure is not ReportedUse.Procedure || answers is not { ValueKind: JsonValueKind.Object } given)
            return null;
        if (ReportedUse.Of(given) is not var (_, use))
            return ReportedFees.Without(nameof(WhyNot.NoTime), explainer.Say(WhyNot.NoTime, Language));
        return Pricer.Price(book, options.Place, use) switch
        {
            Quote.Priced(var price) => Of(price),
            Quote.Unpriced(var reason) => ReportedFees.Without(reason.ToString(), explainer.Say(reason, Language)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private ReportedFees Of(Price price)
    {
        var said = explainer.Explain(price, Language);
        var estimates = price.Pack.ProgrammeIds.Count == 0 ? said.Estimates : [.. said.Estimates, explainer.SayNoProgramme(Language)];
        return new ReportedFees(price.Fee, price.Reward, price.Share, price.Costs, price.Used.Count > 0, said.Lines, estimates)
        {
            Pack = price.Pack.Id,
            Version = price.Pack.Version,
            Hash = price.Pack.Hash,
            Source = said.Source,
        };
    }
}

/// <summary>The computed amounts of a report, or why there are none.</summary>
/// <param name="Fee">What the requesting member pays for time; null: there is no amount.</param>
/// <param name="Reward">What the provider gets for time.</param>
/// <param name="Share">What the city pays.</param>
/// <param name="Costs">Fares, which the member pays to the provider.</param>
/// <param name="IsEstimate">A rule was used that the city has not published.</param>
/// <param name="Lines">How it comes about, line by line.</param>
/// <param name="Notes">What the amount rests on that nobody has confirmed.</param>
public sealed record ReportedFees(
    int? Fee,
    int? Reward,
    int? Share,
    int? Costs,
    bool IsEstimate,
    IReadOnlyList<ExplainedLine> Lines,
    IReadOnlyList<string> Notes
)
{
    /// <summary>Stable code of the reason why there is no amount, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>The place whose rules were used, or null.</summary>
    public string? Pack { get; init; }

    public int? Version { get; init; }

    /// <summary>SHA-256 of those rules.</summary>
    public string? Hash { get; init; }

    public string? Source { get; init; }

    internal static ReportedFees Without(string reason, string said) =>
        new(null, null, null, null, IsEstimate: false, [], [said]) { Reason = reason };
}
