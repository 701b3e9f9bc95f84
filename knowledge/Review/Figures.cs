using System.Globalization;
using System.Text.RegularExpressions;

namespace Channels.Knowledge.Review;

/// <summary>
/// Reads the figures an answer stands or falls by, each in one spelling: 12か月 is 1年, 100分の3 is 3/100 is 3%. Numbers that only
/// name a source (vol.952, 問2) are left out.
/// </summary>
internal static partial class Figures
{
    private const string Bounds = @"\s?(?<bound>以内|以下|未満|以上|を?超え?|を?下回|まで)?";

    /// <param name="text">A folded text.</param>
    public static List<Figure> FindIn(string text)
    {
        var found = new List<Figure>();
        text = Sources().Replace(KanjiNumber().Replace(text, Arabic), " ");
        text = Take(text, Article(), found, TwinReasons.Article, m => m.Groups["n"].Value + "条" + m.Groups["sub"].Value);
        text = Take(text, Date(), found, TwinReasons.Date, DateOf);
        text = Take(text, Fraction(), found, TwinReasons.Share, FractionOf);
        text = Take(text, Share(), found, TwinReasons.Share, m => Percent(Number(m) * (m.Groups["unit"].Value == "割" ? 10 : 1)));
        text = Take(
            text,
            Money(),
            found,
            TwinReasons.Money,
            m =>
                Plain(
                    Number(m)
                        * m.Groups["unit"].Value switch
                        {
                            "万円" => 10_000,
                            "千円" => 1_000,
                            _ => 1,
                        }
                ) + "円"
        );
        text = Take(text, Period(), found, TwinReasons.Period, PeriodOf);
        Take(
            text,
            Count(),
            found,
            TwinReasons.Count,
            m => Plain(Number(m)) + (m.Groups["unit"].Value is "名" ? "人" : m.Groups["unit"].Value)
        );
        return found.ConvertAll(f =>
            f.Kind == TwinReasons.Count && f.Value.EndsWith("単位", StringComparison.Ordinal) ? f with { Kind = TwinReasons.Units } : f
        );
    }

    /// <summary>Kinds of figures of which each text has one that the other lacks, and bounds that are turned round.</summary>
    public static IEnumerable<TwinReason> Conflicts(List<Figure> one, List<Figure> other)
    {
        foreach (var kind in one.Select(f => f.Kind).Intersect(other.Select(f => f.Kind), StringComparer.Ordinal))
        {
            var (ones, others) = (one.FindAll(f => f.Kind == kind), other.FindAll(f => f.Kind == kind));
            var onlyOne = ones.Where(f => !others.Exists(o => o.Value == f.Value))
                .Select(f => f.Text)
                .Distinct(StringComparer.Ordinal)
                .ToList();
            var onlyOther = others
                .Where(f => !ones.Exists(o => o.Value == f.Value))
                .Select(f => f.Text)
                .Distinct(StringComparer.Ordinal)
                .ToList();
            if (onlyOne.Count > 0 && onlyOther.Count > 0)
                yield return new TwinReason(kind, string.Join('、', onlyOne), string.Join('、', onlyOther));
            foreach (var value in ones.Select(f => f.Value).Intersect(others.Select(f => f.Value), StringComparer.Ordinal))
            {
                var (bounded, boundedOther) = (
                    ones.FindAll(f => f.Value == value && f.Bound.Length > 0),
                    others.FindAll(f => f.Value == value && f.Bound.Length > 0)
                );
                if (bounded.Count > 0 && boundedOther.Count > 0 && !bounded.Exists(b => boundedOther.Exists(o => o.Bound == b.Bound)))
                    yield return new TwinReason(TwinReasons.Bound, bounded[0].Text, boundedOther[0].Text);
            }
        }
    }

    private static string Take(string text, Regex pattern, List<Figure> found, string kind, Func<Match, string> value) =>
        pattern.Replace(
            text,
            match =>
            {
                found.Add(new Figure(kind, value(match), BoundOf(match.Groups["bound"].Value), match.Value.Trim()));
                return " ";
            }
        );

    private static string BoundOf(string word) =>
        word switch
        {
            "" => "",
            "以内" or "以下" or "まで" => "<=",
            "未満" or "下回" or "を下回" => "<",
            "以上" => ">=",
            _ => ">",
        };

    private static decimal Number(Match match) =>
        decimal.Parse(
            match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture
        );

    private static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Percent(decimal number) => Plain(number) + "%";

    private static string FractionOf(Match match)
    {
        var whole = decimal.Parse(match.Groups["whole"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
        return whole == 0 ? match.Value : Percent(Number(match) * 100 / whole);
    }

    private static string PeriodOf(Match match) =>
        match.Groups["unit"].Value switch
        {
            "年" or "年間" => Plain(Number(match) * 12) + "月",
            "週" or "週間" => Plain(Number(match) * 7) + "日",
            "日" or "日間" => Plain(Number(match)) + "日",
            "時間" => Plain(Number(match) * 60) + "分",
            "分" or "分間" => Plain(Number(match)) + "分",
            _ => Plain(Number(match)) + "月",
        };

    /// <summary>The year of a date in the Western count, so that 令和6年3月 is 2024年3月; without a year the day alone.</summary>
    private static string DateOf(Match match)
    {
        var year = match.Groups["y"] is { Success: true, Value: var y }
            ? match.Groups["era"].Value switch
            {
                "令和" or "r" => 2018,
                "平成" or "h" => 1988,
                "昭和" => 1925,
                _ => 0,
            } + (y is "元" ? 1 : int.Parse(y, NumberStyles.None, CultureInfo.InvariantCulture))
            : 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(year == 0 ? "" : year)}{match.Groups["fiscal"].Value}/{match.Groups["m"].Value}/{match.Groups["d"].Value.TrimEnd('日')}"
        );
    }

    private static string Arabic(Match match)
    {
        var (tens, ones) = (match.Value.IndexOf('十'), 0);
        foreach (var c in match.Value)
        {
            if ("一二三四五六七八九".IndexOf(c) is >= 0 and var digit)
                ones = digit + 1;
        }

        var number =
            tens < 0
                ? ones
                : (tens == 0 ? 10 : 10 * ("一二三四五六七八九".IndexOf(match.Value[0]) + 1)) + (match.Value[^1] == '十' ? 0 : ones);
        return number.ToString(CultureInfo.InvariantCulture);
    }

    // Only where a unit follows that no other word begins with: 一定, 二次 and 三者 are no numbers.
    [GeneratedRegex(
        @"(?<![一-龥])([二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=(か月|ヶ月|カ月|箇月|週間|年間|年以|日以|日間|時間|割|回|人以|名以))",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex KanjiNumber();

    [GeneratedRegex(@"vol\.?\s?\d+|問\s?\d+|no\.?\s?\d+|(?<!\d)\d{1,2}\.\d{1,2}\.\d{1,2}(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sources();

    [GeneratedRegex(@"第\s?(?<n>\d+)\s?条(?<sub>(の\d+)*)(?<bound>)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Article();

    [GeneratedRegex(
        @"((?<era>令和|平成|昭和|(?<![a-z])[rh])\s?(?<y>元|\d{1,2})年?|(?<y>(19|20)\d\d)[年/-])((?<fiscal>度)"
            + @"|\s?(?<m>\d{1,2})[月/-](\s?(?<d>\d{1,2}日?|末日?))?)?"
            + @"|(?<![\d.])(?<m>\d{1,2})月\s?(?<d>\d{1,2}日|末日?)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Date();

    [GeneratedRegex(
        @"(?<whole>\d{1,4})分の\s?(?<n>\d{1,4})" + Bounds + @"|(?<![\d/])(?<n>\d{1,4})/(?<whole>\d{1,4})(?![\d/])" + Bounds,
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Fraction();

    [GeneratedRegex(@"(?<n>\d{1,6}(\.\d{1,4})?)\s?(?<unit>%|パーセント|割(?!合))" + Bounds, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Share();

    [GeneratedRegex(@"(?<n>\d{1,3}(,\d{3})+|\d{1,12}(\.\d{1,4})?)\s?(?<unit>万円|千円|円)" + Bounds, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Money();

    [GeneratedRegex(
        @"(?<n>\d{1,6}(\.\d{1,4})?)\s?(?<unit>か月|ヶ月|カ月|ヵ月|ケ月|箇月|月(?=に|以内|以上|前|ごと|間|を超|程度)|年間|年(?!度|\s?\d)|週間?|日間?|時間|分間?(?!の))(間|程度)?"
            + Bounds,
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Period();

    [GeneratedRegex(
        @"(?<n>\d{1,3}(,\d{3})+|\d{1,9}(\.\d{1,4})?)\s?(?<unit>単位|人|名|回|歳|床|件)" + Bounds,
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Count();
}

/// <param name="Kind">One of <see cref="TwinReasons"/>.</param>
/// <param name="Value">In one spelling, to compare by.</param>
/// <param name="Bound"><c>&lt;=</c>, <c>&lt;</c>, <c>&gt;=</c>, <c>&gt;</c> or empty.</param>
/// <param name="Text">As written.</param>
internal sealed record Figure(string Kind, string Value, string Bound, string Text);
