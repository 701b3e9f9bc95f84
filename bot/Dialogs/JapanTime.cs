namespace Channels.Bot.Dialogs;

/// <summary>The clock people in the city live by. Japan has had no summer time since 1951, so the offset is fixed.</summary>
public static class JapanTime
{
    public static DateOnly DayOf(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(9)).DateTime);
}
