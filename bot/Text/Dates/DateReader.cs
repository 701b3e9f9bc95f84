namespace Channels.Text.Dates;

/// <summary>
/// Reads a day from what people write: era and western dates, 4/1, きのう, 先週の金曜, 15日, April 1; also in a sentence. Own parser and
/// era table: the platform's reads 令和2025年 as a year and takes impossible eras silently.
/// </summary>
public static class DateReader
{
    /// <summary>More words than this beside the date, and it may be about something else: it is asked back. Characters.</summary>
    private const int ManyOtherWords = 16;

    private static readonly string[] Denials = ["じゃな", "ではな", "ではあり", "じゃあり", "以外", "でなく"];

    /// <summary>Reads a day.</summary>
    /// <param name="text">What the person wrote.</param>
    /// <param name="today">Today in Japan.</param>
    /// <param name="hint">How missing years, months and weeks are completed.</param>
    public static Reading<DateOnly> Read(string text, DateOnly today, DateHint hint = DateHint.Past)
    {
        var prepared = Cursor.Prepare(text);
        if (prepared.Length == 0)
            return Reading.None<DateOnly>();
        var all = new DateScanner(prepared, today, hint).Scan();
        var mentions = all.Where(mention => !IsDenied(prepared, mention)).ToList();
        if (mentions.Count == 0)
            return Reading.None<DateOnly>();
        var days = Inherit(mentions);
        var assumed = days.Any(day => day.Assumed) || all.Count > mentions.Count || IsStory(prepared, days);
        var dates = days.SelectMany(day => day.Dates).Distinct().ToArray();
        if (dates.Length == 0)
            return days.Find(day => day.Code is not null) is { } missing
                ? Reading.Impossible<DateOnly>(missing.Code!)
                : Reading.None<DateOnly>();
        var weekdays = mentions
            .Where(mention => mention.Form == DateForm.Weekday && !days.Contains(mention))
            .Select(mention => mention.Weekday!.Value)
            .Distinct()
            .ToArray();
        return weekdays.Length == 1 ? Check(dates, weekdays[0], assumed) : Reading.OneOf(dates, assumed);
    }

    /// <summary>Weekdays beside a day are checks of it; a bare day behind a full date is of the same month (4月1日か3日).</summary>
    private static List<DateMention> Inherit(List<DateMention> mentions)
    {
        var hasDay = mentions.Any(mention => mention.Form != DateForm.Weekday && mention.Code != ReadingCodes.DayMissing);
        var days = new List<DateMention>();
        foreach (var mention in mentions)
        {
            if (mention.Form == DateForm.Weekday && hasDay)
                continue;
            var before = days.LastOrDefault(day => day.Form == DateForm.Day && day.Dates.Count == 1);
            var inherited =
                mention.Form == DateForm.DayOfMonth && before is not null
                    ? DateCompletion.Day(before.Dates[0].Year, before.Dates[0].Month, mention.DayNumber)
                    : null;
            days.Add(inherited is { } date ? mention with { Dates = [date], Code = null } : mention);
        }

        return days;
    }

    private static Reading<DateOnly> Check(DateOnly[] dates, DayOfWeek weekday, bool assumed)
    {
        var fitting = dates.Where(date => date.DayOfWeek == weekday).ToArray();
        if (fitting.Length > 0)
            return Reading.OneOf(fitting, assumed);
        return Reading.OneOf(dates.Concat(dates.Select(date => DateCompletion.Nearest(weekday, date))), needsConfirmation: true);
    }

    private static bool IsDenied(string text, DateMention mention) => new Cursor(text, mention.End).TakeAny(Denials);

    private static bool IsStory(string text, List<DateMention> days) =>
        text.Contains('?', StringComparison.Ordinal)
        || text.EndsWith("ですか", StringComparison.Ordinal)
        || text.Length - days.Sum(day => day.End - day.Start) > ManyOtherWords;
}
