using System.Globalization;
using Channels.Text;

namespace Channels.Webhooks.Reports;

/// <summary>A month as the city counts it.</summary>
/// <param name="First">Its first day.</param>
internal readonly record struct ReportMonth(DateOnly First)
{
    public DateOnly Last => First.AddMonths(1).AddDays(-1);

    /// <summary>The instant it begins, UTC.</summary>
    public DateTimeOffset Start => JapanTime.StartOf(First);

    /// <summary>The instant the next one begins, UTC.</summary>
    public DateTimeOffset End => JapanTime.StartOf(First.AddMonths(1));

    public static ReportMonth Of(DateTimeOffset now) =>
        new(JapanTime.DayOf(now) is var day ? new DateOnly(day.Year, day.Month, 1) : default);

    public ReportMonth Plus(int months) => new(First.AddMonths(months));

    /// <summary>Reads <c>2026-11</c>; null for anything else.</summary>
    public static ReportMonth? Parse(string text) =>
        DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
        && first.Year is > 1999 and < 3000
            ? new ReportMonth(first)
            : null;

    public override string ToString() => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
