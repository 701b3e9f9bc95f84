namespace Channels.Text.Clocks;

/// <summary>A place in the text that speaks of a time of day.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">Behind the last character.</param>
/// <param name="Options">What it can be, likeliest first; empty when no clock shows it.</param>
/// <param name="Assumed">Approximate, or corrected.</param>
/// <param name="Explicit">Nothing is open: a part of the day was named, or it is written in 24 hours.</param>
/// <param name="IsEndOfDay">Written as 24:00.</param>
/// <param name="Bare">A lone number, an hour only beside another time (9-11時).</param>
/// <param name="Part">The part of the day that was named.</param>
/// <param name="TwoDigits">The hour has two digits before a colon: behind a start in 24 hours it is one too (14:47-10:23).</param>
/// <param name="IsNextDay">Written as an hour past midnight: 25時.</param>
internal sealed record ClockMention(
    int Start,
    int End,
    IReadOnlyList<TimeOnly> Options,
    bool Assumed,
    bool Explicit,
    bool IsEndOfDay = false,
    bool Bare = false,
    DayPart Part = DayPart.None,
    bool TwoDigits = false,
    bool IsNextDay = false
)
{
    /// <summary>Written in 24 hours beyond doubt.</summary>
    public bool IsIn24Hours => Explicit && Part == DayPart.None && !Bare;
}

/// <summary>Part of the day named beside an hour.</summary>
internal enum DayPart
{
    /// <summary>None named.</summary>
    None,

    /// <summary>午前, 朝.</summary>
    Morning,

    /// <summary>午後, 夕方.</summary>
    Afternoon,

    /// <summary>am: 12 am is midnight. 午前12時 is noon by law and midnight on many clocks.</summary>
    Am,

    /// <summary>pm: 12 pm is noon. 午後12時 is midnight by law and noon on many clocks.</summary>
    Pm,

    /// <summary>昼: 11 to 3.</summary>
    Noon,

    /// <summary>夜: 5 in the evening to 4 in the morning.</summary>
    Night,

    /// <summary>深夜: 10 to 5.</summary>
    LateNight,
}
