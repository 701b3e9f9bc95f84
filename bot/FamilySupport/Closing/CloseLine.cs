using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Pricing;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>What a report adds to a close for a member.</summary>
/// <param name="Report">The report.</param>
/// <param name="Member">Who gets it.</param>
/// <param name="Kind">Why it is in.</param>
/// <param name="ActivityMonth">When it was done.</param>
/// <param name="Fee">What the requesting member pays now.</param>
/// <param name="Reward">What the provider gets now.</param>
/// <param name="Before">What closes before paid.</param>
/// <param name="Pack">The rules.</param>
internal sealed record CloseLine(
    ReportToClose Report,
    string Member,
    ClosedKind Kind,
    string ActivityMonth,
    int Fee,
    int Reward,
    int Before,
    string Pack
)
{
    /// <summary>What this close pays.</summary>
    public int Yen => Reward - Fee - Before;

    /// <summary>The rules it was paid by before, when they alone are why it costs something else now; null: they are not.</summary>
    public string? RepricedFrom { get; init; }

    /// <summary>It rests on rules that the city has not published.</summary>
    public bool IsEstimate => PricedBy.IsEstimate(Pack);

    /// <summary>The activity as it was priced; null when it was taken back from this member.</summary>
    public CareUse? Use => Kind is ClosedKind.TakenBack ? null : Report.Use;
}

/// <summary>Something that keeps a report or a member out of a close.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Reference">The report, or null.</param>
/// <param name="Member">The member's number, or null.</param>
/// <param name="Message">In Japanese, what to do.</param>
public sealed record CloseFinding(string Code, string? Reference, string? Member, string Message)
{
    public override string ToString() =>
        string.Join(' ', new[] { Reference, Member, Message, $"({Code})" }.Where(p => !string.IsNullOrEmpty(p)));
}

/// <summary>
/// What priced a report, as a close keeps it: <c>kitakyushu 2</c>, and behind a question mark the rules it used that the city has not
/// published (<c>kitakyushu 2 ?Unit+Straddle</c>).
/// </summary>
internal static class PricedBy
{
    private const int Longest = 80;
    private const string Mark = " ?";

    public static string Of(Price price)
    {
        var text = $"{price.Pack.Id} {price.Pack.Version}";
        if (price.Used.Count > 0)
            text += Mark + string.Join('+', price.Used);
        return text.Length > Longest ? text[..Longest] : text;
    }

    /// <summary>The city may decide that it costs something else.</summary>
    public static bool IsEstimate(string pack) => pack.Contains(Mark, StringComparison.Ordinal);

    /// <summary>The pack alone.</summary>
    public static string Rules(string pack) => pack.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var at ? pack[..at] : pack;
}
