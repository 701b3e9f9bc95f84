namespace Channels.Text.Clocks;

/// <summary>Finds the period a longer text speaks of: a start and an end, or a start and a length. One time alone is none.</summary>
public static class PeriodFinder
{
    /// <summary>How far behind a start its length may stand. Characters.</summary>
    private const int LengthWithin = 14;

    /// <summary>What may stand between the two times of one period, once.</summary>
    private const int BetweenAtMost = 24;

    /// <param name="prepared">The text, by <see cref="LongText.Prepare"/>.</param>
    /// <param name="hint">Which half of the day is usual.</param>
    /// <returns>The period, several of which one is meant, or null.</returns>
    public static Mentioned<Period>? Find(string prepared, TimeHint hint)
    {
        var sure = WithoutNumbers(prepared, new ClockScanner(prepared, hint).Scan(bareHours: false));
        if (sure.Count == 0)
            return null;
        if (sure.Count == 1)
            return WithNeighbour(prepared, sure[0], hint);
        if (sure.Count == 2)
        {
            if (IsDenied(prepared, sure[1]))
                return null; // 終わりが17時半です、6時やなくて
            // 18時半までになりました。16時開始です: the end is told first.
            if (IsEnd(prepared, sure[0]) && IsStart(prepared, sure[1]) && sure[1].Start - sure[0].End <= BetweenAtMost)
                return Read(prepared[sure[1].Start..sure[1].End] + "から" + prepared[sure[0].Start..sure[0].End], 0, hint);
            // 6時半まで預かっとって、保育園に4時すぎについて: what is told as the end is no start.
            if (IsEnd(prepared, sure[0]) && !IsEnd(prepared, sure[1]) && IsArrival(prepared, sure[1]))
                return Read(prepared[sure[1].Start..sure[1].End] + "から" + prepared[sure[0].Start..sure[0].End], 0, hint) is { } turned
                    ? turned with
                    {
                        Reading = Reading.OneOf(Values(turned.Reading), needsConfirmation: true),
                    }
                    : null;
            return
                sure[1].Start - sure[0].End <= BetweenAtMost
                && !IsPlan(prepared, sure[0], sure[1])
                && !IsInstead(prepared, sure[0], sure[1])
                ? Read(prepared, sure[0].Start, sure[1].End, hint)
                : null;
        }

        // 4時から6時、じゃなくて6時半まで: the last one counts.
        if (sure.Count == 3 && Afterthoughts.IsRight(prepared.AsSpan(sure[1].End, sure[2].Start - sure[1].End)))
            return Read(prepared[..sure[0].End] + "から" + prepared[sure[2].Start..sure[2].End], sure[0].Start, hint);

        // 9時から12時の約束が12時半になった: it became later.
        if (sure.Count == 3 && Afterthoughts.IsAgreed(prepared.AsSpan(sure[1].End, sure[2].Start - sure[1].End)))
            return Read(prepared[sure[0].Start..sure[0].End] + "から" + prepared[sure[2].Start..sure[2].End], 0, hint);

        // Two periods: which one is meant is asked.
        var pairs = sure.Zip(sure.Skip(1))
            .Where(p => IsJoined(prepared.AsSpan(p.First.End, p.Second.Start - p.First.End)))
            .Select(p => Read(prepared, p.First.Start, p.Second.End, hint))
            .OfType<Mentioned<Period>>()
            .ToList();
        return pairs.Count switch
        {
            0 => null,
            1 => pairs[0] with { Reading = Reading.OneOf(Values(pairs[0].Reading), needsConfirmation: true) },
            _ => new Mentioned<Period>(Reading.OneOf(pairs.SelectMany(p => Values(p.Reading)), true), [.. pairs.SelectMany(p => p.Spans)]),
        };
    }

    /// <summary>会員1234, 1234の山本です: four digits that are a number, or that stand beside a period told with its signs, are no
    /// 12:34.</summary>
    private static IReadOnlyList<ClockMention> WithoutNumbers(string text, IReadOnlyList<ClockMention> sure)
    {
        if (!sure.Any(IsBare))
            return sure;
        var told = sure.Where(m => !IsBare(m)).ToList();
        return told.Count == 2 && sure.Count > 2 ? told : [.. sure.Where(m => !IsBare(m) || !IsNumbered(text, m.Start))];

        bool IsBare(ClockMention mention) => text.AsSpan(mention.Start, mention.End - mention.Start).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static bool IsNumbered(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd(" :はのが.");
        foreach (var word in NumberWords)
        {
            if (before.EndsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static readonly string[] NumberWords =
    [
        .. new[] { "会員", "番号", "ばんごう", "no", "ナンバー", "会員証", "member" }.Select(LongText.Prepare),
    ];

    /// <summary>9-11時: the hour without its sign; 9時から2時間: a length.</summary>
    private static Mentioned<Period>? WithNeighbour(string text, ClockMention only, TimeHint hint)
    {
        var start = only.Start;
        var before = start - 1;
        while (before >= 0 && text[before] is '-' or '~' or ' ')
            before--;
        if (before < start - 1 || text.AsSpan(0, start).EndsWith("から"))
        {
            var end = text.AsSpan(0, start).EndsWith("から") ? start - 2 : before + 1;
            var from = end;
            while (from > 0 && (char.IsAsciiDigit(text[from - 1]) || text[from - 1] is ':'))
                from--;
            if (from < end && (from == 0 || text[from - 1] is not ('/' or '-' or '.')))
                return Read(text, from, only.End, hint);
        }

        return Read(text, start, Math.Min(text.Length, only.End + LengthWithin), hint);
    }

    private static Mentioned<Period>? Read(string text, int start, TimeHint hint) => Read(text, start, text.Length, hint);

    private static Mentioned<Period>? Read(string text, int start, int end, TimeHint hint) =>
        PeriodReader.Read(text[start..end], hint, text) is { } reading and (Reading<Period>.Found or Reading<Period>.Ambiguous)
            ? new Mentioned<Period>(reading, [new Span(start, end)])
            : null;

    /// <summary>「約束が12時が12時半に」: two times that are no start and end.</summary>
    private static bool IsPlan(string text, ClockMention first, ClockMention second) =>
        text.AsSpan(first.End, second.Start - first.End).Trim() is "が" or "は" or "を" or "に" or "か" or "と" or "でなく";

    /// <summary>6時半じゃなくて6時まで: one takes the place of the other.</summary>
    private static bool IsInstead(string text, ClockMention first, ClockMention second) =>
        text.AsSpan(first.End, second.Start - first.End) is var between
        && Afterthoughts.IsRight(between)
        && !between.Contains("から", StringComparison.Ordinal);

    /// <summary>6時|やなくて, and nothing instead of it behind.</summary>
    private static bool IsDenied(string text, ClockMention mention) =>
        Array.Exists(Denied, d => text.AsSpan(mention.End).StartsWith(d, StringComparison.Ordinal));

    private static readonly string[] Denied =
    [
        "やなく",
        "やない",
        "じゃなく",
        "じゃない",
        "ではなく",
        "ではない",
        "ではありません",
        "でなく",
    ];

    private static bool IsEnd(string text, ClockMention mention) => text.AsSpan(mention.End).StartsWith("まで");

    private static bool IsStart(string text, ClockMention mention) =>
        text.AsSpan(mention.End).StartsWith("開始")
        || text.AsSpan(mention.End).StartsWith("から")
        || text.AsSpan(mention.End).StartsWith("すたーと");

    /// <summary>4時すぎについて, 4時に迎えに行って: somebody came then.</summary>
    private static bool IsArrival(string text, ClockMention time)
    {
        var behind = text.AsSpan(time.End, Math.Min(8, text.Length - time.End));
        foreach (var word in Arrivals)
        {
            if (behind.IndexOf(word, StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }

    private static readonly string[] Arrivals =
    [
        "に着",
        "につい",
        "に迎え",
        "にむかえ",
        "にお迎え",
        "に行",
        "に引き",
        "に来",
        "に始",
        "に受け",
    ];

    private static bool IsJoined(ReadOnlySpan<char> between) =>
        between.Trim() is "から" or "-" or "~" or "より" or "から、" or "→"
        || between.Trim().StartsWith("から")
        || between.Trim().EndsWith("から");

    private static IEnumerable<Period> Values(Reading<Period> reading) =>
        reading switch
        {
            Reading<Period>.Found found => [found.Value],
            Reading<Period>.Ambiguous ambiguous => ambiguous.Options,
            _ => [],
        };
}
