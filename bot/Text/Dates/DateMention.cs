namespace Channels.Text.Dates;

/// <summary>A place in the text that speaks of a date.</summary>
/// <param name="Form">Kind of words.</param>
/// <param name="Start">First character.</param>
/// <param name="End">Behind the last character.</param>
/// <param name="Dates">The days it can mean, likeliest first; empty when there is no such day.</param>
/// <param name="Assumed">Something was corrected or assumed.</param>
/// <param name="Code">Why there is no such day.</param>
/// <param name="Weekday">For <see cref="DateForm.Weekday"/>: which.</param>
/// <param name="DayNumber">For <see cref="DateForm.DayOfMonth"/>: which.</param>
/// <param name="Named">For <see cref="DateForm.Weekday"/>: a week was named too (先週の金曜), so it is more than a check.</param>
internal sealed record DateMention(
    DateForm Form,
    int Start,
    int End,
    IReadOnlyList<DateOnly> Dates,
    bool Assumed = false,
    string? Code = null,
    DayOfWeek? Weekday = null,
    int DayNumber = 0,
    bool Named = false
);

/// <summary>What kind of words a date was given in; decides how it combines with its neighbours.</summary>
internal enum DateForm
{
    /// <summary>A month and day at least, or a word such as きのう.</summary>
    Day,

    /// <summary>Only a day of some month: 15日.</summary>
    DayOfMonth,

    /// <summary>A weekday. Next to a day it is a check of it.</summary>
    Weekday,
}
