namespace Channels.Bot.Dialogs;

/// <summary>The clock people in the city live by. Japan has had no summer time since 1951, so the offset is fixed.</summary>
public static class JapanTime
{
    public static DateOnly DayOf(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(9)).DateTime);

    /// <summary>Hours and minutes on the wall: <c>9:05</c>.</summary>
    public static string ClockOf(DateTimeOffset now) =>
        now.ToOffset(TimeSpan.FromHours(9)).ToString("H:mm", System.Globalization.CultureInfo.InvariantCulture);
}
