using System.Text.RegularExpressions;
using Channels.Knowledge.Reading;
using Channels.Text;

namespace Channels.Knowledge.LanguageModel;

/// <summary>
/// What a text states that a reader acts on: numbers however they are written, quantities with their units, years and revisions,
/// articles; services, add-ons and reductions by their names. Read with the tables with which questions are read.
/// </summary>
internal sealed partial class Facts
{
    private Facts(HashSet<string> numbers, HashSet<string> names, HashSet<string> kinds)
    {
        Numbers = numbers;
        Names = names;
        Kinds = kinds;
    }

    public IReadOnlySet<string> Numbers { get; }

    public IReadOnlySet<string> Names { get; }

    /// <summary>What its numbers measure: <c>time</c>, <c>money</c> (units and percentages too), or the unit itself.</summary>
    public IReadOnlySet<string> Kinds { get; }

    /// <param name="day">What words like 今年度 are counted from.</param>
    public static Facts Of(string text, QuestionReader reader, DateOnly day)
    {
        var folded = JapaneseText.FoldWidths(text);
        var quantities = Quantities.FindIn(folded);
        var years = Years.FindIn(folded, day).Select(y => y.Text).ToList();
        var numbers = Digits()
            .Matches(folded)
            .Concat(KanjiNumber().Matches(folded))
            .Concat(Article().Matches(folded))
            .Concat(Calendar().Matches(folded))
            .Select(m => m.Value)
            .Concat(quantities)
            .Concat(years)
            .ToHashSet(StringComparer.Ordinal);
        var names = reader.Services.FindIn(folded).Select(m => m.Name).Concat(reader.AddOnsIn(folded)).ToHashSet(StringComparer.Ordinal);
        var kinds = quantities.Select(q => Kind(q)).ToHashSet(StringComparer.Ordinal);
        if (years.Count > 0 || Calendar().IsMatch(folded))
            kinds.Add(Time);
        return new Facts(numbers, names, kinds);
    }

    private const string Time = "time";

    private static string Kind(string quantity) =>
        quantity.TrimStart("0123456789.,".ToCharArray()) switch
        {
            "日" or "月" or "年" or "時間" or "分" => Time,
            "%" or "単位" or "円" or "万円" => "money",
            var unit => unit,
        };

    [GeneratedRegex(@"\d+([.,]\d+)*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(
        @"[〇一二三四五六七八九十百千]+(?=(日|月|か月|ヶ月|カ月|箇月|年|人|名|回|条|項|号|単位|円|割|分|床|歳|週|時|倍|つ))",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex KanjiNumber();

    [GeneratedRegex(@"第\d+条(の\d+)*(第\d+項)?(第\d+号)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Article();

    [GeneratedRegex(@"(前|翌|翌々|当|前々|同|毎)(日|週|月|年度|年)|(末|初|即)日|月末|月初|年度末", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Calendar();
}
