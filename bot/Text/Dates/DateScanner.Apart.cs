namespace Channels.Text.Dates;

/// <summary>A month that stands apart from its days: 16日と18日、先月ね; 先月の、16日と18日.</summary>
internal sealed partial class DateScanner
{
    /// <summary>Days without a month are of the one month that is named by itself in the same words.</summary>
    private List<DateMention> WithMonthApart(List<DateMention> mentions)
    {
        if (
            mentions.Count < 2
            || mentions.FindAll(m => m.Code == ReadingCodes.DayMissing) is not [var apart]
            || mentions.Exists(m => m.Form is DateForm.Day && m != apart)
            || MonthOf(apart.Start) is not { } month
        )
            return mentions;
        return mentions.ConvertAll(m =>
            m.Form is DateForm.DayOfMonth && month(m.DayNumber) is { } date
                ? m with
                {
                    Form = DateForm.Day,
                    Dates = [date],
                    Code = null,
                }
                : m
        );
    }

    private Func<int, DateOnly?>? MonthOf(int start)
    {
        var cursor = new Cursor(text, start);
        if (Find(ref cursor, DateWords.Months, out var offset))
            return day => DateCompletion.Month(today, offset) is var first ? DateCompletion.Day(first.Year, first.Month, day) : null;
        return Month(ref cursor, out var month) && month is >= 1 and <= 12
            ? day => DateCompletion.MonthDay(month, day, today, hint)?.Date
            : null;
    }
}
