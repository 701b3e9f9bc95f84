using System.Collections.Frozen;
using System.Globalization;
using Channels.Text.Clocks;
using Channels.Text.Dates;

namespace Channels.Text;

/// <summary>
/// Says a value the way the person should see it, so that a mistake is seen at once. Languages are <c>ja</c>, <c>ja-easy</c> and
/// <c>en</c>; others are said in English until <c>spoken.tsv</c> has a column for them.
/// </summary>
public static class Spoken
{
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Rows = WordTable.Load("spoken.tsv");

    private static readonly FrozenDictionary<string, SpokenWords> Languages = Rows[0]
        .Keys.Where(column => column != "key")
        .ToFrozenDictionary(
            language => language,
            language => new SpokenWords(Rows.ToFrozenDictionary(row => row["key"], row => row[language]))
        );

    /// <summary>「4月1日（水）」 when <paramref name="today"/> is in the same year, else with the year and era: 「2020年（令和2年）1月1日（水）」.</summary>
    public static string Date(DateOnly date, string language, DateOnly? today = null)
    {
        var words = Words(language);
        var weekday = words.Weekdays[(int)date.DayOfWeek];
        var month = words.Months[date.Month - 1];
        return today?.Year == date.Year
            ? Template.Fill(words["date"], ("weekday", weekday), ("month", month), ("day", Text(date.Day)))
            : Template.Fill(
                words["date-year"],
                ("weekday", weekday),
                ("month", month),
                ("day", Text(date.Day)),
                ("year", Text(date.Year)),
                ("era", Era(date, words))
            );
    }

    /// <summary>「16日」, of a month that is not known.</summary>
    public static string DayOfMonth(int day, string language) => Template.Fill(Words(language)["day-of-month"], ("day", Text(day)));

    /// <summary>「午後3時30分」, 「正午」. Seconds are not said.</summary>
    public static string Time(TimeOnly time, string language)
    {
        var words = Words(language);
        if (time is { Minute: 0, Hour: 0 or 12 })
            return words[time.Hour == 0 ? "midnight" : "noon"];
        return Template.Fill(words[time.Hour < 12 ? "morning" : "afternoon"], ("clock", Clock(time, words)));
    }

    /// <summary>「午後1時〜5時（4時間）」; an end after midnight is named as the next day's.</summary>
    public static string Period(Period period, string language)
    {
        var words = Words(language);
        var to = period.To == TimeOnly.MinValue ? words["end-of-day"] : Time(period.To, language);
        var sameHalf =
            period.To > period.From && period.From.Hour / 12 == period.To.Hour / 12 && period.From is not { Minute: 0, Hour: 12 };
        return Template.Fill(
            words[sameHalf ? "period-same-half" : "period"],
            ("from", Time(period.From, language)),
            ("clock", Clock(period.To, words)),
            ("to", period.CrossesMidnight ? Template.Fill(words["next-day"], ("to", to)) : to),
            ("length", Duration(period.Minutes, language))
        );
    }

    /// <summary>「2時間30分」.</summary>
    /// <param name="minutes">Minutes.</param>
    /// <param name="language">Language tag.</param>
    public static string Duration(int minutes, string language)
    {
        var key =
            minutes < 60 ? "minutes"
            : minutes % 60 == 0 ? "hours"
            : "hours-minutes";
        return Template.Fill(Words(language)[key], ("hours", Text(minutes / 60)), ("minutes", Text(minutes % 60)));
    }

    /// <summary>「1,200円」.</summary>
    /// <param name="yen">Yen.</param>
    /// <param name="language">Language tag.</param>
    public static string Money(long yen, string language) =>
        Template.Fill(Words(language)["money"], ("yen", yen.ToString("#,0", CultureInfo.InvariantCulture)));

    private static string Era(DateOnly date, SpokenWords words) =>
        Eras.Of(date) is { } era
            ? Template.Fill(words["era"], ("name", era.Era.Name), ("year", era.Year == 1 ? words["first-year"] : Text(era.Year)))
            : "";

    private static string Clock(TimeOnly time, SpokenWords words) =>
        Template.Fill(
            words[time.Minute == 0 ? "clock-hour" : "clock"],
            ("hour", time.Hour % 12 == 0 ? words["zero-hour"] : Text(time.Hour % 12)),
            ("minute", Text(time.Minute)),
            ("minute2", time.Minute.ToString("00", CultureInfo.InvariantCulture))
        );

    private static SpokenWords Words(string language) =>
        Languages.TryGetValue(language, out var words)
            ? words
            : Languages[language.StartsWith("ja", StringComparison.Ordinal) ? "ja" : "en"];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The words of one language.</summary>
internal sealed class SpokenWords(FrozenDictionary<string, string> words)
{
    /// <summary>From Sunday.</summary>
    public string[] Weekdays { get; } = words["weekdays"].Split(' ');

    public string[] Months { get; } = words["months"].Split(' ');

    public string this[string key] => words[key];
}
