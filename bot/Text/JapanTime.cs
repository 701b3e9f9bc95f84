namespace Channels.Text;

/// <summary>The clock people in the city live by. Japan has had no summer time since 1951, so the offset is fixed.</summary>
public static class JapanTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    public static DateOnly DayOf(DateTimeOffset now) => DateOnly.FromDateTime(At(now).DateTime);

    /// <summary>The same instant as the clocks on the wall show it.</summary>
    public static DateTimeOffset At(DateTimeOffset now) => now.ToOffset(Offset);

    /// <summary>The instant a day begins, UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>Hours and minutes on the wall: <c>9:05</c>.</summary>
    public static string ClockOf(DateTimeOffset now) => At(now).ToString("H:mm", System.Globalization.CultureInfo.InvariantCulture);
}
