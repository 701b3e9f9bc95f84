namespace Channels.Bot.Text;

/// <summary>Says a value the way the person should see it, so that a mistake is seen at once.</summary>
public static class Spoken
{
    /// <summary>「4月1日（水）」 when <paramref name="today"/> is in the same year, else with the year and era.</summary>
    public static string Date(DateOnly date, string language, DateOnly? today = null) => "";

    /// <summary>「午後3時30分」.</summary>
    public static string Time(TimeOnly time, string language) => "";

    /// <summary>「午後1時〜5時（4時間）」.</summary>
    public static string Period(Period period, string language) => "";

    /// <summary>「2時間30分」. Minutes.</summary>
    public static string Duration(int minutes, string language) => "";

    /// <summary>「1,200円」. Yen.</summary>
    public static string Money(long yen, string language) => "";
}
