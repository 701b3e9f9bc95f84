using System.Globalization;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Office;

/// <summary>Says when somebody is there. Without hours in the settings nothing is said: nothing is promised that nobody keeps.</summary>
internal sealed class OfficeTimes(OfficeHours? hours, DialogWords words)
{
    /// <summary>Whether somebody is there now, and until when, or when next; no line when that is not known.</summary>
    public IEnumerable<string> Now(string language, DateTimeOffset now) =>
        hours?.At(now) is { Until: { } until } opening
            ? [words.Say(language, opening.IsOpen ? Phrase.OfficeOpen : Phrase.OfficeNext, ("when", When(language, now, until)))]
            : [];

    /// <summary>How long it is until then, put off to when somebody is there.</summary>
    public TimeSpan Until(DateTimeOffset now, TimeSpan within) =>
        hours?.At(now + within) is { IsOpen: false, Until: { } opens } ? opens - now : within;

    /// <summary>By when somebody is in contact: the time itself where somebody is there at that time, else when the office opens
    /// next.</summary>
    public IEnumerable<string> Contact(string language, DateTimeOffset now, TimeSpan within)
    {
        if (hours is null)
            return [];
        return hours.At(now + within).IsOpen
            ? [words.Say(language, Phrase.ContactBy, ("when", When(language, now, now + within)))]
            : Now(language, now);
    }

    /// <summary>The same for somebody who gave no way to be reached: by when a reply is written, and how it is read. Who may be called is
    /// told that a number would do.</summary>
    public IEnumerable<string> Reply(string language, DateTimeOffset now, TimeSpan within, bool mayCall)
    {
        if (hours is null)
            return [];
        return hours.At(now + within).IsOpen
            ? [words.Say(language, Phrase.ReplyBy, ("when", When(language, now, now + within)))]
            : [.. Now(language, now), words.Say(language, mayCall ? Phrase.ReplyHere : Phrase.ReplyHereOnly)];
    }

    /// <summary>The same again later, for somebody who asks; once the time is over only when somebody is there.</summary>
    public IEnumerable<string> Within(string language, DateTimeOffset now, DateTimeOffset since, TimeSpan within) =>
        hours is not null && since + within > now && hours.At(since + within).IsOpen
            ? [words.Say(language, Phrase.ReplyBy, ("when", When(language, now, since + within)))]
            : Now(language, now);

    private string When(string language, DateTimeOffset now, DateTimeOffset at)
    {
        var (wall, today) = (JapanTime.At(at), JapanTime.DayOf(now));
        var day = DateOnly.FromDateTime(wall.DateTime);
        var weekday = words.Say(language, Phrase.Weekdays).Split(' ')[(int)day.DayOfWeek];
        var said = (day.DayNumber - today.DayNumber) switch
        {
            0 => words.Say(language, Phrase.DayToday),
            1 => words.Say(language, Phrase.DayTomorrow),
            < 7 => words.Say(language, Phrase.DayOfWeek, ("weekday", weekday)),
            _ => words.Say(language, Phrase.DayOfMonth, ("month", Digits.Of(day.Month)), ("day", Digits.Of(day.Day)), ("weekday", weekday)),
        };
        var clock = words.Say(
            language,
            wall.Minute == 0 ? Phrase.ClockHour : Phrase.ClockMinute,
            ("h", Digits.Of(wall.Hour)),
            ("mm", wall.ToString("mm", CultureInfo.InvariantCulture))
        );
        return words.Say(language, Phrase.DayAndClock, ("day", said), ("clock", clock));
    }
}
