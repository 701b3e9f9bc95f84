namespace Channels.Text.Dates;

/// <summary>
/// Finds the day a longer text speaks of. A weekday alone is one only with its week named or as a whole word
/// (先週の金曜, 月曜の).
/// </summary>
public static class DateFinder
{
    /// <param name="prepared">The text, by <see cref="LongText.Prepare"/>.</param>
    /// <param name="today">Today in Japan.</param>
    /// <param name="hint">How missing years, months and weeks are completed.</param>
    /// <returns>The day, several of which one is meant, or null.</returns>
    public static Mentioned<DateOnly>? Find(string prepared, DateOnly today, DateHint hint)
    {
        var mentions = new DateScanner(prepared, today, hint).Scan().Where(m => m.Dates.Count > 0 && IsOne(prepared, m)).ToList();
        if (mentions.Count == 0)
            return null;
        var days =
            mentions.Any(m => m.Form == DateForm.Day) ? mentions.FindAll(m => m.Form == DateForm.Day)
            : mentions.Exists(m => m.Form != DateForm.Weekday) ? mentions.FindAll(m => m.Form != DateForm.Weekday) // 18日の水曜日
            : mentions;
        var checks = mentions
            .Where(m => m.Form == DateForm.Weekday && !days.Contains(m))
            .Select(m => m.Weekday!.Value)
            .Distinct()
            .ToArray();
        var dates = days.SelectMany(m => m.Dates).Distinct().ToArray();
        if (checks.Length == 1 && dates.Any(d => d.DayOfWeek == checks[0]))
            dates = [.. dates.Where(d => d.DayOfWeek == checks[0])];
        var isAssumed = days.Any(m => m.Assumed) || (checks.Length == 1 && dates.All(d => d.DayOfWeek != checks[0])) || checks.Length > 1;
        return new Mentioned<DateOnly>(Reading.OneOf(dates, isAssumed), [.. mentions.Select(m => new Span(m.Start, m.End))]);
    }

    /// <summary>The words name a weekday and no more of the day than that.</summary>
    public static bool IsWeekday(string text) =>
        new DateScanner(Cursor.Prepare(text), new DateOnly(2000, 1, 1), DateHint.Past).Scan() is [{ Form: DateForm.Weekday, Named: false }];

    /// <summary>The words name days of some month, and no month: 17日です.</summary>
    public static bool IsDayAlone(string text) =>
        new DateScanner(Cursor.Prepare(text), new DateOnly(2000, 1, 31), DateHint.Past).Scan() is { Count: > 0 } all
        && all.All(m => m.Form is DateForm.DayOfMonth);

    /// <summary>きょう is also in きょうだい; a lone weekday's sign is also in other words.</summary>
    private static bool IsOne(string text, DateMention mention)
    {
        var word = text.AsSpan(mention.Start, mention.End - mention.Start);
        var behind = text.AsSpan(mention.End);
        if (word is "きょう" && (behind.StartsWith("だい") || behind.StartsWith("いく") || behind.StartsWith("しつ")))
            return false;
        return mention.Form != DateForm.Weekday || mention.Named || word.Length > 1;
    }
}
