using Channels.Bot.FamilySupport.Pricing;

namespace Channels.Bot.FamilySupport.Closing;

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
