using System.Buffers;
using Channels.Text.Numbers;

namespace Channels.Text.Dates;

/// <summary>
/// Finds everything in a prepared text that speaks of a date. One pass; at each place the forms are tried from the most to the
/// least specific. Forms are in the other parts of this class.
/// </summary>
internal sealed partial class DateScanner(string text, DateOnly today, DateHint hint)
{
    /// <summary>Everything a date can begin with: most places of a text need no closer look.</summary>
    private static readonly SearchValues<char> Beginnings = SearchValues.Create([
        .. "0123456789〇○一二三四五六七八九零壱弐参肆伍陸漆捌玖十拾百千阡(元大月げがお第最土週",
        .. "abcdefghijklmnopqrstuvwxyz",
        .. DateWords.WeekdayKanji,
        .. Eras
            .All.SelectMany(era => era.Spellings)
            .Concat(DateWords.WeekdayKana)
            .Concat(DateWords.Relative.Select(word => word.Word))
            .Concat(DateWords.Weeks.Concat(DateWords.Months).Concat(DateWords.Years).Concat(DateWords.Sides).Select(word => word.Word))
            .Concat(DateWords.MonthKana.Concat(DateWords.DayKana).Select(word => word.Word))
            .Select(word => word[0]),
    ]);

    public IReadOnlyList<DateMention> Scan()
    {
        var mentions = new List<DateMention>();
        for (var at = 0; at < text.Length; )
        {
            var skip = text.AsSpan(at).IndexOfAny(Beginnings);
            if (skip < 0)
                break;
            at += skip;
            if (MayStart(at) && MentionAt(at) is { } mention)
            {
                mentions.Add(mention);
                at = mention.End;
            }
            else
            {
                at++;
            }
        }

        return WithMonthApart(mentions);
    }

    private DateMention? MentionAt(int at) =>
        NthWeekday(at)
        ?? Weekend(at)
        ?? WithEra(at)
        ?? WithYear(at)
        ?? Compact(at)
        ?? RelativeYear(at)
        ?? RelativeMonth(at)
        ?? MonthDay(at)
        ?? English(at)
        ?? Counted(at)
        ?? Word(at)
        ?? InWeek(at)
        ?? WeekdayOnly(at)
        ?? DayOnly(at);

    /// <summary>Not in the middle of a number or of a Latin word.</summary>
    private bool MayStart(int at)
    {
        if (at == 0)
            return true;
        var (previous, next) = (text[at - 1], text[at]);
        if (char.IsAsciiDigit(next))
        {
            var inside =
                char.IsAsciiDigit(previous) || (previous is '.' or ':' or '/' or '-' or ',' && at > 1 && char.IsAsciiDigit(text[at - 2]));
            return !inside;
        }

        if (char.IsAsciiLetter(next))
            return !char.IsAsciiLetter(previous);
        return !(Numerals.IsKanjiNumeral(next) && (Numerals.IsKanjiNumeral(previous) || char.IsAsciiDigit(previous)));
    }

    private static DateMention Missing(int start, Cursor cursor) => new(DateForm.Day, start, cursor.At, [], Code: ReadingCodes.DayMissing);

    /// <summary>A full date, or the reason why there is none.</summary>
    private static DateMention Exact(int start, int end, int year, int month, int day, bool assumed = false)
    {
        if (DateCompletion.Day(year, month, day) is { } date)
            return new DateMention(DateForm.Day, start, end, [date], assumed);
        var code =
            year is < 1868 or > 2199 ? ReadingCodes.NoSuchYear
            : month is < 1 or > 12 ? ReadingCodes.NoSuchMonth
            : ReadingCodes.NoSuchDay;
        return new DateMention(DateForm.Day, start, end, [], Code: code);
    }

    private static bool Find<T>(ref Cursor cursor, (string Word, T Value)[] words, out T value)
    {
        foreach (var (word, meaning) in words)
        {
            if (cursor.Take(word))
            {
                value = meaning;
                return true;
            }
        }

        value = default!;
        return false;
    }
}
