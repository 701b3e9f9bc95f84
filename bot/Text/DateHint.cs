namespace Channels.Text;

/// <summary>Which way a date without a year, a bare day (15日) or weekday (金曜) is completed.</summary>
public enum DateHint
{
    /// <summary>The latest one that is not after today: reports, birthdays.</summary>
    Past,

    /// <summary>The first one that is not before today: bookings.</summary>
    Future,

    /// <summary>The closest one on either side.</summary>
    Nearest,
}

/// <summary>What decides between 3:00 and 15:00 when the person wrote 3時.</summary>
public enum TimeHint
{
    /// <summary>Nothing: 1時 to 6時 are ambiguous, 7時 to 12時 are read as written.</summary>
    None,

    /// <summary>Before noon.</summary>
    Morning,

    /// <summary>After noon.</summary>
    Afternoon,

    /// <summary>Between 7:00 and 18:59.</summary>
    Daytime,
}
