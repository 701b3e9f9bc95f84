using Channels.Text.Numbers;

namespace Channels.Text.Clocks;

/// <summary>Reads a length of time in whole minutes: 2時間半, 90分, 1時間30分, 1.5時間, 1h30m.</summary>
public static class DurationReader
{
    private const int Longest = 7 * 24 * 60;

    private static readonly string[] HourUnits = ["時間", "じかん", "hours", "hour", "hrs", "hr", "h"];
    private static readonly string[] MinuteUnits = ["分間", "分", "ふん", "ぷん", "minutes", "minute", "mins", "min", "m"];

    /// <summary>Reads minutes. A bare number is none: nobody knows its unit. 1:30 is asked back.</summary>
    public static Reading<int> Read(string text)
    {
        var prepared = Cursor.Prepare(text);
        for (var at = 0; at < prepared.Length; at++)
        {
            var cursor = new Cursor(prepared, at);
            if (char.IsAsciiDigit(cursor.Previous) || (cursor.Previous == '.' && char.IsAsciiDigit(cursor.Next)))
                continue;
            if (Take(ref cursor, out var minutes, out var assumed) && !IsLateness(cursor))
                return minutes is > 0 and <= Longest
                    ? Reading.Found((int)minutes, assumed)
                    : Reading.Impossible<int>(ReadingCodes.DurationOutOfRange);
        }

        return Reading.None<int>();
    }

    /// <summary>15分|遅れて来た: how late somebody was, and no length of what was done.</summary>
    internal static bool IsLateness(Cursor behind)
    {
        behind.Spaces();
        return behind.TakeAny(["遅", "おくれ", "早く来", "早く着", "早く帰"]);
    }

    /// <summary>Takes a length that stands at this place.</summary>
    internal static bool Take(ref Cursor cursor, out long minutes, out bool assumed)
    {
        (minutes, assumed) = (0, false);
        var ahead = cursor;
        if (ahead.TakeAny(["半時間", "half an hour", "half hour"]))
        {
            minutes = 30;
        }
        else if (Clocklike(ref ahead, out minutes))
        {
            assumed = true;
        }
        else if (!Hours(ref ahead, out minutes))
        {
            if (!Minutes(ref ahead, out minutes))
                return false;
        }
        else
        {
            var rest = ahead;
            rest.Spaces();
            rest.Take("と");
            rest.Take("and ");
            rest.Spaces();
            if (rest.TakeAny(["半", "はん"]))
                (minutes, ahead) = (minutes + 30, rest);
            else if (Minutes(ref rest, out var more))
                (minutes, ahead) = (minutes + more, rest);
        }

        assumed |= ahead.TakeAny(["くらい", "ぐらい", "位", "ほど", "弱", "強", "ちょっと", "以上"]);
        cursor = ahead;
        return true;
    }

    private static bool Hours(ref Cursor cursor, out long minutes)
    {
        minutes = 0;
        var ahead = cursor;
        var tenths = 0m;
        if (Numerals.TryRead(ahead.Rest, out var number) && !number.TooLarge)
        {
            tenths = Exact(ahead.Rest[..number.Length], number);
            ahead.At += number.Length;
        }
        else if (NumberWords.TakeEnglish(ref ahead, out var word))
        {
            tenths = word;
        }
        else
        {
            return false;
        }

        ahead.Spaces();
        if (!ahead.TakeAny(HourUnits) || (char.IsAsciiLetter(ahead.Next) && char.IsAsciiLetter(ahead.Previous)))
            return false;
        minutes = (long)Math.Round(tenths * 60, MidpointRounding.AwayFromZero);
        cursor = ahead;
        return true;
    }

    private static bool Minutes(ref Cursor cursor, out long minutes)
    {
        minutes = 0;
        var ahead = cursor;
        if (Numerals.TryRead(ahead.Rest, out var number) && !number.TooLarge && !number.Fraction)
        {
            minutes = number.Value;
            ahead.At += number.Length;
        }
        else if (NumberWords.TakeEnglish(ref ahead, out var word))
        {
            minutes = word;
        }
        else
        {
            return false;
        }

        ahead.Spaces();
        if (!ahead.TakeAny(MinuteUnits) || (char.IsAsciiLetter(ahead.Next) && char.IsAsciiLetter(ahead.Previous)))
            return false;
        cursor = ahead;
        return true;
    }

    private static bool Clocklike(ref Cursor cursor, out long minutes)
    {
        minutes = 0;
        var ahead = cursor;
        if (
            !ahead.Digits(2, out var hours, out _)
            || !ahead.Take(':')
            || !ahead.Digits(2, out var rest, out var count)
            || count != 2
            || rest > 59
            || ahead.Next is ':' or '~' or '-'
            || cursor.Previous is ':' or '~' or '-'
        )
            return false;
        minutes = (hours * 60) + rest;
        cursor = ahead;
        return true;
    }

    /// <summary>The numeral with its decimals: digits with at most one dot, or the whole value of kanji.</summary>
    private static decimal Exact(ReadOnlySpan<char> written, Numeral number)
    {
        var dot = written.IndexOf('.');
        if (!number.Fraction || dot < 0)
            return number.Value;
        decimal value = number.Value,
            weight = 0.1m;
        for (var at = dot + 1; at < written.Length && at < dot + 6 && char.IsAsciiDigit(written[at]); at++, weight /= 10)
            value += (written[at] - '0') * weight;
        return value;
    }
}
