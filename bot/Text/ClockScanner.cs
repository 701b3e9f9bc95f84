using System.Runtime.InteropServices;

namespace Channels.Bot.Text;

/// <summary>Finds every time of day in a prepared text. Lengths (2時間) are not times.</summary>
internal sealed class ClockScanner(string text, TimeHint hint)
{
    public IReadOnlyList<ClockMention> Scan(bool bareHours)
    {
        var mentions = new List<ClockMention>();
        for (var at = 0; at < text.Length;)
        {
            var mention = MayStart(at) ? At(at, bareHours) : null;
            if (mention is not null)
                mentions.Add(mention);
            at = mention?.End ?? at + 1;
        }

        return mentions;
    }

    /// <summary>The time written at this place, or null.</summary>
    public ClockMention? At(int start, bool bareHours)
    {
        var cursor = new Cursor(text, start);
        var part = TakePart(ref cursor);
        var named = cursor;
        foreach (var (word, hour) in ClockWords.Named)
        {
            if (named.Take(word) && !char.IsAsciiLetter(named.Next))
                return Named(start, named, hour);
        }

        if (!Read(ref cursor, bareHours || part != DayPart.None, out var clock))
            return null;
        var behind = cursor;
        behind.Spaces();
        foreach (var (word, meaning) in ClockWords.Behind)
        {
            if (part == DayPart.None && behind.Take(word) && !char.IsAsciiLetter(behind.Next))
            {
                (part, cursor) = (meaning, behind);
                clock = clock with { Bare = false };
                break;
            }
        }

        if (clock.Bare && part != DayPart.None && cursor.Next is '日' or '月' or '年' or '人' or '回')
            return null;
        return Complete(start, cursor, clock with { Bare = clock.Bare && part == DayPart.None }, part);
    }

    private bool MayStart(int at)
    {
        if (at == 0)
            return true;
        var (previous, next) = (text[at - 1], text[at]);
        if (char.IsAsciiDigit(next))
            return !char.IsAsciiDigit(previous) && !(previous is '.' or ':' or '/' or ',' && at > 1 && char.IsAsciiDigit(text[at - 2]));
        if (char.IsAsciiLetter(next))
            return !char.IsAsciiLetter(previous) && !char.IsAsciiDigit(previous);
        return !(Numerals.IsKanjiNumeral(next) && (Numerals.IsKanjiNumeral(previous) || char.IsAsciiDigit(previous)));
    }

    private static DayPart TakePart(ref Cursor cursor)
    {
        foreach (var (word, part) in ClockWords.Before)
        {
            var ahead = cursor;
            if (!ahead.Take(word))
                continue;
            ahead.Take('の');
            ahead.Take('、');
            ahead.Spaces();
            cursor = ahead;
            return part;
        }

        return DayPart.None;
    }

    private static ClockMention Named(int start, Cursor cursor, int hour)
    {
        var assumed = cursor.TakeAny(ClockWords.About);
        return new ClockMention(start, cursor.At, [new TimeOnly(hour, 0)], assumed, Explicit: true);
    }

    /// <summary>3時半, 15時30分, 3:30, 1530, 十五時, さんじはん; a bare 3 only on request.</summary>
    private static bool Read(ref Cursor cursor, bool bareHours, out Clock clock)
    {
        var ahead = cursor;
        clock = default;
        foreach (var (word, hour) in ClockWords.Kana)
        {
            if (!ahead.Take(word))
                continue;
            clock = new Clock(hour, 0);
            Minutes(ref ahead, ref clock);
            cursor = ahead;
            return !ahead.Rest.StartsWith("かん", StringComparison.Ordinal);
        }

        if (Colon(ref cursor, out clock) || Japanese(ref cursor, out clock))
            return true;
        if (!ahead.Digits(4, out var packed, out var count))
            return false;
        var ends = ahead;
        ends.Spaces();
        if (count == 4 && packed / 100 <= 29 && packed % 100 <= 59 && !char.IsAsciiDigit(ahead.Next) && ahead.Next is not ('年' or '円' or '人' or '.' or '/'))
        {
            clock = new Clock(packed / 100, packed % 100, Padded: true);
        }
        else if (count <= 2 && (bareHours || ends.Rest.StartsWith("am", StringComparison.Ordinal) || ends.Rest.StartsWith("pm", StringComparison.Ordinal)
            || ends.Rest.StartsWith("a.m", StringComparison.Ordinal) || ends.Rest.StartsWith("p.m", StringComparison.Ordinal)
            || ends.Rest.StartsWith("o'clock", StringComparison.Ordinal)))
        {
            clock = new Clock(packed, 0, Bare: true);
            if (ends.Take("o'clock"))
            {
                clock = clock with { Bare = false };
                ahead = ends;
            }
        }
        else
        {
            return false;
        }

        cursor = ahead;
        return true;
    }

    /// <summary>9:00, 09.30, 9:30:00. With a dot only two-digit minutes, and not 1.5時間.</summary>
    private static bool Colon(ref Cursor cursor, out Clock clock)
    {
        clock = default;
        var ahead = cursor;
        if (!ahead.Digits(2, out var hour, out var hourDigits) || !ahead.TakeAny(":.", out var separator)
            || !ahead.Digits(2, out var minute, out var minuteDigits) || minuteDigits != 2)
            return false;
        if (separator == '.' && (char.IsAsciiDigit(ahead.Next) || ahead.Next is '.' or '時' or '万' or '円' or '/' or 'h'))
            return false;
        var seconds = ahead;
        if (seconds.Take(':') && seconds.Digits(2, out _, out _))
            ahead = seconds;
        clock = new Clock(hour, minute, Padded: hourDigits == 2 && hour < 10);
        cursor = ahead;
        return true;
    }

    private static bool Japanese(ref Cursor cursor, out Clock clock)
    {
        clock = default;
        var ahead = cursor;
        if (!ahead.Number(999, out var hour))
            return false;
        ahead.Spaces();
        if (!ahead.TakeAny(ClockWords.Hour) || ahead.Next is '間' || ahead.Rest.StartsWith("かん", StringComparison.Ordinal))
            return false;
        clock = new Clock(hour, 0);
        Minutes(ref ahead, ref clock);
        cursor = ahead;
        return true;
    }

    private static void Minutes(ref Cursor cursor, ref Clock clock)
    {
        var ahead = cursor;
        ahead.Spaces();
        if (ahead.TakeAny(ClockWords.Half))
        {
            clock = clock with { Minute = 30 };
            cursor = ahead;
            return;
        }

        if (!ahead.Number(999, out var minute))
            return;
        var unit = ahead;
        unit.Spaces();
        if (!unit.TakeAny(ClockWords.Minute))
        {
            if (minute > 59 || ahead.Next is '時' or '日' or '人' or '月' or ':' or '-' or '~')
                return;
            unit = ahead; // 9時30
        }

        var before = unit;
        if (before.TakeAny(["前", "まえ"]))
            (minute, unit) = (-minute, before);
        else
            unit.TakeAny(["過ぎ", "すぎ"]);
        clock = clock with { Minute = minute };
        cursor = unit;
    }

    private ClockMention Complete(int start, Cursor cursor, Clock clock, DayPart part)
    {
        var assumed = About(ref cursor);
        if (clock.Minute is > 59 or < -59 || clock.Hour > 24 || (clock.Hour == 24 && clock.Minute > 0))
            return new ClockMention(start, cursor.At, [], assumed, Explicit: true, Bare: clock.Bare);
        if (clock.Hour == 24)
            return new ClockMention(start, cursor.At, [Time(clock, 24)], clock.Minute == 0 || assumed, Explicit: true, IsEndOfDay: clock.Minute == 0, Bare: clock.Bare);
        var hours = Hours(clock, part, out var isExplicit, out var corrected);
        return new ClockMention(start, cursor.At, [.. hours.Select(hour => Time(clock, hour))], assumed || corrected, isExplicit, Bare: clock.Bare, Part: part);
    }

    private static bool About(ref Cursor cursor)
    {
        var ahead = cursor;
        ahead.Take("ちょうど");
        ahead.Take("ちょっと");
        if (!ahead.TakeAny(ClockWords.About))
            return false;
        cursor = ahead;
        return true;
    }

    private int[] Hours(Clock clock, DayPart part, out bool isExplicit, out bool corrected)
    {
        var hour = clock.Hour;
        (isExplicit, corrected) = (true, false);
        if (hour > 12 || hour == 0 || clock.Padded)
        {
            var contradicts = part == DayPart.Morning && hour > 12;
            isExplicit = !contradicts;
            return contradicts ? [hour, hour - 12] : part == DayPart.Afternoon && hour is > 0 and < 12 ? [hour + 12] : [hour];
        }

        switch (part)
        {
            case DayPart.Morning:
                corrected = hour == 12;
                return [hour % 12];
            case DayPart.Afternoon:
                corrected = hour == 12 && clock.Minute == 0;
                return [(hour % 12) + 12];
            case DayPart.Noon:
                return [hour is >= 9 and <= 12 ? hour : hour + 12];
            case DayPart.Night:
                return [hour == 12 ? 0 : hour >= 5 ? hour + 12 : hour];
            case DayPart.LateNight:
                return [hour == 12 ? 0 : hour >= 9 ? hour + 12 : hour];
            default:
                isExplicit = false;
                return Unmarked(hour);
        }
    }

    /// <summary>Nothing beside the hour says which half of the day it is. 12時 is noon; midnight is 0時 or 24時.</summary>
    private int[] Unmarked(int hour) => hint switch
    {
        _ when hour == 12 => [12],
        TimeHint.Morning => [hour],
        TimeHint.Afternoon => [hour + 12],
        TimeHint.Daytime => [hour < 7 ? hour + 12 : hour],
        _ => hour < 7 ? [hour + 12, hour] : [hour],
    };

    private static TimeOnly Time(Clock clock, int hour) => TimeOnly.FromTimeSpan(TimeSpan.FromMinutes((((hour * 60) + clock.Minute) + 1440) % 1440));

    /// <summary>Hour and minute as written; a negative minute is before the hour.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Clock(int Hour, int Minute, bool Padded = false, bool Bare = false);
}
