namespace Channels.Text.Clocks;

/// <summary>Which hour of the day is meant.</summary>
internal sealed partial class ClockScanner
{
    /// <summary>29時 is five in the morning; nobody counts on.</summary>
    private const int LastHour = 29;

    private ClockMention Complete(int start, Cursor cursor, Clock clock, DayPart part)
    {
        var assumed = About(ref cursor);
        if (
            pastMidnight
            && !clock.Bare
            && clock.Minute is >= 0 and <= 59
            && clock.Hour is >= 24 and <= LastHour
            && !(clock.Hour == 24 && clock.Minute == 0)
        )
        {
            var morning = Time(clock, clock.Hour - 24);
            return new ClockMention(start, cursor.At, [morning], Assumed: true, Explicit: true, IsNextDay: true);
        }

        if (clock.Minute is > 59 or < -59 || clock.Hour > 24 || (clock.Hour == 24 && clock.Minute > 0))
            return new ClockMention(start, cursor.At, [], assumed, Explicit: true, Bare: clock.Bare);
        if (clock.Hour == 24)
        {
            var assumedEnd = assumed || clock.Minute == 0;
            return new ClockMention(
                start,
                cursor.At,
                [Time(clock, 24)],
                assumedEnd,
                Explicit: true,
                IsEndOfDay: clock.Minute == 0,
                Bare: clock.Bare
            );
        }

        var hours = Hours(clock, part, out var isExplicit, out var corrected);
        var options = hours.Select(hour => Time(clock, hour)).ToArray();
        return new ClockMention(
            start,
            cursor.At,
            options,
            assumed || corrected,
            isExplicit,
            Bare: clock.Bare,
            Part: part,
            TwoDigits: clock.TwoDigits
        );
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
        if (hour == 0 && part is DayPart.Afternoon or DayPart.Pm or DayPart.Noon)
            return [12];
        if (hour > 12 || hour == 0 || clock.Padded)
        {
            var contradicts = part is DayPart.Morning or DayPart.Am && hour > 12;
            isExplicit = !contradicts;
            return contradicts ? [hour, hour - 12]
                : part is DayPart.Afternoon or DayPart.Pm && hour is > 0 and < 12 ? [hour + 12]
                : [hour];
        }

        switch (part)
        {
            case DayPart.Morning:
                corrected = hour == 12;
                return hour == 12 && clock.Minute == 0 ? [0, 12] : [hour % 12];
            case DayPart.Afternoon:
                return hour == 12 && clock.Minute == 0 ? [12, 0] : [(hour % 12) + 12];
            case DayPart.Am:
                return [hour % 12];
            case DayPart.Pm:
                return [(hour % 12) + 12];
            case DayPart.Noon:
                return [hour is >= 9 and <= 12 ? hour : hour + 12];
            case DayPart.Night:
                return
                [
                    hour == 12 ? 0
                    : hour >= 5 ? hour + 12
                    : hour,
                ];
            case DayPart.LateNight:
                return
                [
                    hour == 12 ? 0
                    : hour >= 9 ? hour + 12
                    : hour,
                ];
            default:
                isExplicit = false;
                return Unmarked(hour);
        }
    }

    /// <summary>Nothing beside the hour says which half of the day it is. 12時 is noon; midnight is 0時 or 24時.</summary>
    private int[] Unmarked(int hour) =>
        hint switch
        {
            _ when hour == 12 => [12],
            TimeHint.Morning => [hour],
            TimeHint.Afternoon => [hour + 12],
            TimeHint.Daytime when hour == 6 => SixOClock(),
            TimeHint.Daytime => [hour < 7 ? hour + 12 : hour],
            _ => hour < 7 ? [hour + 12, hour] : [hour],
        };

    /// <summary>Before school or after work: another price. Where nothing around it tells which, it is asked.</summary>
    private int[] SixOClock()
    {
        var isMorning = IsAnyIn(ClockWords.Mornings);
        return isMorning == IsAnyIn(ClockWords.Evenings) ? [18, 6]
            : isMorning ? [6]
            : [18];
    }

    private bool IsAnyIn(string[] words) => Array.Exists(words, w => (around ?? text).Contains(w, StringComparison.Ordinal));

    private static TimeOnly Time(Clock clock, int hour) =>
        TimeOnly.FromTimeSpan(TimeSpan.FromMinutes((((hour * 60) + clock.Minute) + 1440) % 1440));
}
