using System.Globalization;
using System.Text.RegularExpressions;

namespace Channels.Knowledge.Reading;

/// <summary>Reads the years, fiscal years and fee revisions a text names (令和6年度, R8改定, 2018年, 次の改定).</summary>
internal static partial class Years
{
    /// <param name="text">A folded text.</param>
    /// <param name="today">What 今年度 and 次の改定 are counted from.</param>
    public static List<YearMention> FindIn(string text, DateOnly today)
    {
        var found = new List<YearMention>();
        foreach (Match match in Written().Matches(text))
        {
            var year = match.Groups["west"].Success
                ? Number(match.Groups["west"].Value)
                : Start(match.Groups["era"].Value) + (match.Groups["n"].Value is "元" ? 1 : Number(match.Groups["n"].Value));
            found.Add(Mentioned(match, year));
        }

        var fiscal = today.Month >= 4 ? today.Year : today.Year - 1;
        foreach (Match match in Relative().Matches(text))
        {
            var shift = match.Groups["word"].Value switch
            {
                "次回" or "次の" or "次期" => Next,
                "昨" or "去" or "前" => -1,
                "来" => 1,
                _ => 0,
            };
            found.Add(
                shift == Next
                    ? new YearMention(match.Value, FiscalYear(today.Year + 1).From, DateOnly.MaxValue, "next")
                    : new YearMention(match.Value, FiscalYear(fiscal + shift).From, FiscalYear(fiscal + shift).Until, null)
            );
        }

        return found;
    }

    private const int Next = 99;

    private static YearMention Mentioned(Match match, int year)
    {
        if (match.Groups["revision"].Success)
        {
            var era = year >= 2019 ? $"R{year - 2018}" : $"H{year - 1988}";
            return new YearMention(match.Value, FiscalYear(year).From, FiscalYear(year).Until, era);
        }

        if (match.Groups["month"].Success && Number(match.Groups["month"].Value) is >= 1 and <= 12 and var month)
        {
            var first = new DateOnly(year, month, 1);
            return new YearMention(match.Value, first, first.AddMonths(1).AddDays(-1), null);
        }

        // Without a word an era's letter (R8) means the fiscal year in which its rules came.
        var isFiscal = match.Groups["fiscal"].Success || match.Groups["era"].Value is "r" or "h";
        var (from, until) = isFiscal ? FiscalYear(year) : (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return new YearMention(match.Value, from, until, null);
    }

    private static (DateOnly From, DateOnly Until) FiscalYear(int year) => (new DateOnly(year, 4, 1), new DateOnly(year + 1, 3, 31));

    private static int Start(string era) =>
        era switch
        {
            "令和" or "r" => 2018,
            "平成" or "h" => 1988,
            _ => 1925,
        };

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"((?<era>令和|平成|昭和)\s?(?<n>元|\d{1,2})\s?年?|(?<![a-z])(?<era>[rh])(?<n>\d{1,2})(?![\d.])年?|(?<!\d)(?<west>(19|20)\d\d)(?=年"
            + @"|改定|の改定|報酬)年?)"
            + @"((?<fiscal>度)|\s?(?<month>\d{1,2})月)?(?<revision>の?(介護)?(報酬)?改定)?",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Written();

    [GeneratedRegex(@"(?<word>昨|来|今|去|前)(年度|年)|(?<word>次回|次の|次期)の?(報酬)?改定", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Relative();
}

/// <summary>A time a question names.</summary>
/// <param name="Text">As written.</param>
/// <param name="Revision">The fee revision (<c>R6</c>), when one is meant and not just a year.</param>
internal sealed record YearMention(string Text, DateOnly From, DateOnly Until, string? Revision);
