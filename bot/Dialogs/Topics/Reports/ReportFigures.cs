using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Text;
using Channels.Text.Clocks;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>Whether the figures somebody says beside a yes are those of the report, pure: 880円で合っています is a yes to a report of 880円,
/// and to no other. How late somebody was is no figure of a report.</summary>
internal static partial class ReportFigures
{
    /// <param name="words">What was said beside the yes.</param>
    /// <param name="answersJson">What the report says.</param>
    public static bool Contradict(string words, string answersJson)
    {
        using var answers = JsonDocument.Parse(answersJson);
        var values = All(answers.RootElement).ToList();
        var periods = values.ConvertAll(PeriodField.Of).OfType<Period>().ToList();
        var said = LongText.Prepare(words);
        return Length().Matches(said).Any(m => !IsLength(m, said, periods))
            || Time().Matches(said).Any(m => !IsTime(m, said, periods))
            || Amount().Matches(said).Any(m => !values.Exists(v => IsAmount(m, v)));
    }

    /// <summary>Those of the report and of each child in it.</summary>
    private static IEnumerable<JsonElement> All(JsonElement report) =>
        report
            .EnumerateObject()
            .SelectMany(p =>
                p.Value.ValueKind is JsonValueKind.Array
                    ? p.Value.EnumerateArray().Where(i => i.ValueKind is JsonValueKind.Object).SelectMany(All)
                    : [p.Value]
            );

    private static bool IsTime(Match match, string said, List<Period> periods)
    {
        var hour = Number(match, "hour");
        var minute =
            match.Groups["half"].Success ? 30
            : match.Groups["minute"].Success ? Number(match, "minute")
            : 0;
        return !ReportSpeech.Shipped.Agreements.IsAround(said[(match.Index + match.Length)..])
            && periods.Exists(p => Is(p.From) || Is(p.To));
        bool Is(TimeOnly time) => time.Minute == minute && (time.Hour == hour || (hour < 12 && time.Hour == hour + 12));
    }

    private static bool IsLength(Match match, string said, List<Period> periods)
    {
        var minutes =
            (match.Groups["hours"].Success ? Number(match, "hours") * 60 : 0)
            + (match.Groups["half"].Success ? 30 : 0)
            + (match.Groups["minutes"].Success ? Number(match, "minutes") : 0);
        return ReportSpeech.Shipped.Agreements.IsLateness(said[(match.Index + match.Length)..])
            || periods.Exists(p => p.Minutes == minutes);
    }

    private static bool IsAmount(Match match, JsonElement value) =>
        value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out var amount) && amount == Number(match, "yen");

    private static int Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            ? number
            : -1;

    [GeneratedRegex("(?<hour>[0-9]{1,2})(?:時(?!間)(?:(?<half>半)|(?<minute>[0-9]{1,2})分)?|:(?<minute>[0-9]{2}))")]
    private static partial Regex Time();

    [GeneratedRegex("(?<![時:0-9])(?:(?<hours>[0-9]{1,2})時間(?:(?<half>半)|(?<minutes>[0-9]{1,2})分)?|(?<minutes>[0-9]{1,3})分)")]
    private static partial Regex Length();

    [GeneratedRegex("(?<yen>[0-9][0-9,]*)円")]
    private static partial Regex Amount();
}
