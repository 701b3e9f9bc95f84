using System.Globalization;
using System.Text.RegularExpressions;
using Channels.Text;

namespace Channels.Knowledge.Ingest;

/// <summary>Dates as these files write them: 2021-03-26, 2021/3/26, 令和3年3月26日, R3.3.26, and the Ministry's bare 3.3.26.</summary>
internal static partial class SourceDates
{
    /// <summary>Long-term care insurance began in Heisei 12: a lower bare year is one of Reiwa.</summary>
    private const int FirstHeiseiYear = 12;

    public static DateOnly? Find(string text)
    {
        if (Written().Match(JapaneseText.FoldWidths(text)) is not { Success: true } match)
            return null;
        var number = match.Groups["y"].Value is "元" ? 1 : int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture);
        var year = match.Groups["era"].Value switch
        {
            "令和" or "r" => 2018 + number,
            "平成" or "h" => 1988 + number,
            _ when number >= 1900 => number,
            _ => (number < FirstHeiseiYear ? 2018 : 1988) + number,
        };
        var month = int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture);
        var day = int.Parse(match.Groups["d"].Value, CultureInfo.InvariantCulture);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    [GeneratedRegex(
        @"(?<!\d)(?<era>令和|平成|r|h)?\s?(?<y>元|\d{4}|\d{1,2})\s?[年./-]\s?(?<m>\d{1,2})\s?[月./-]\s?(?<d>\d{1,2})(?!\d)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Written();
}
