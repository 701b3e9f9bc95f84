using System.Text.RegularExpressions;

namespace Channels.Knowledge.Reading;

/// <summary>Reads numbers with their units (10日, 80%, 18人), in one spelling: what a question names must stand in the entry.</summary>
internal static partial class Quantities
{
    /// <param name="text">A folded text.</param>
    public static HashSet<string> FindIn(string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return found;
        foreach (Match match in Number().Matches(text))
        {
            if (Unit(match.Groups["unit"].Value) is { Length: > 0 } unit)
                found.Add(match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal) + unit);
        }

        foreach (Match match in Hundredths().Matches(text))
            found.Add(match.Groups["n"].Value + "%");
        return found;
    }

    private static string Unit(string unit) =>
        unit switch
        {
            "ヶ月" or "カ月" or "ヵ月" or "ケ月" or "箇月" or "か月" or "ヶ月間" or "月" => "月",
            "パーセント" or "%" => "%",
            "名" or "人" => "人",
            "日間" or "日" => "日",
            _ => unit,
        };

    [GeneratedRegex(
        @"(?<![\d第])(?<n>\d{1,3}(,\d{3})+|\d+(\.\d+)?)\s?(?<unit>ヶ月|カ月|ヵ月|ケ月|箇月|か月|月|パーセント|%|人|名|日間|日|時間|分(?!の)|年|回|単位|万円|円|歳|床)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Number();

    [GeneratedRegex(@"100分の(?<n>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hundredths();
}
