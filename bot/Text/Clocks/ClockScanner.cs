using System.Buffers;
using System.Runtime.InteropServices;
using Channels.Text.Numbers;

namespace Channels.Text.Clocks;

/// <summary>Finds every time of day in a prepared text. Lengths (2時間) are not times.</summary>
/// <param name="text">Prepared.</param>
/// <param name="hint">Which half of the day an open hour is in.</param>
/// <param name="pastMidnight">25時 is 1時 of the next day; else no clock shows it.</param>
/// <param name="around">The message it stands in; null: it is all of it.</param>
internal sealed partial class ClockScanner(string text, TimeHint hint, bool pastMidnight = false, string? around = null)
{
    /// <summary>Everything a time can begin with.</summary>
    private static readonly SearchValues<char> Beginnings = SearchValues.Create([
        .. "0123456789〇○一二三四五六七八九零壱弐参肆伍陸漆捌玖十拾百千阡",
        .. ClockWords
            .Before.Select(word => word.Word)
            .Concat(ClockWords.Named.Concat(ClockWords.Kana).Select(word => word.Word))
            .Select(word => word[0]),
    ]);

    public IReadOnlyList<ClockMention> Scan(bool bareHours)
    {
        var mentions = new List<ClockMention>();
        for (var at = 0; at < text.Length; )
        {
            var skip = text.AsSpan(at).IndexOfAny(Beginnings);
            if (skip < 0)
                break;
            at += skip;
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
        var part = hour == 0 ? DayPart.Night : DayPart.Noon;
        return new ClockMention(start, cursor.At, [new TimeOnly(hour, 0)], assumed, Explicit: true, Part: part);
    }

    /// <summary>Hour and minute as written; a negative minute is before the hour.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Clock(int Hour, int Minute, bool Padded = false, bool Bare = false, bool TwoDigits = false);
}
