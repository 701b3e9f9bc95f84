namespace Channels.Text;

/// <summary>The clock people in the city live by. Japan has had no summer time since 1951, so the offset is fixed.</summary>
public static class JapanTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    public static DateOnly DayOf(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(Offset).DateTime);

    /// <summary>The instant a day begins, UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>Hours and minutes on the wall: <c>9:05</c>.</summary>
    public static string ClockOf(DateTimeOffset now) =>
        now.ToOffset(Offset).ToString("H:mm", System.Globalization.CultureInfo.InvariantCulture);
}
