using System.Text.RegularExpressions;

namespace Channels.Text.Clocks;

/// <summary>Reads a start and an end: 9時から11時半まで, 9:00〜11:30, 午後1時から5時, 9時から2時間半; also in a sentence.</summary>
public static partial class PeriodReader
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(12);

    /// <summary>
    /// Reads a period. An open half of the day is completed so that the period is short (9時から5時 is 9:00 to 17:00); where the start
    /// itself is open (1時から5時) it is ambiguous unless the hint decides. Over midnight, or over 12 hours, it is asked back.
    /// </summary>
    public static Reading<Period> Read(string text, TimeHint hint = TimeHint.None) => Read(text, hint, around: null);

    /// <inheritdoc cref="Read(string, TimeHint)"/>
    /// <param name="text">The part that holds the period.</param>
    /// <param name="hint">Which half of the day is usual.</param>
    /// <param name="around">The prepared message it is a part of.</param>
    internal static Reading<Period> Read(string text, TimeHint hint, string? around)
    {
        var prepared = PackedPeriod.Unpack(WithoutDay(Cursor.Prepare(text)));
        var scanner = new ClockScanner(prepared, hint, pastMidnight: true, around);
        var mentions = Mentions(prepared, scanner);
        if (mentions.Count == 0)
            return PartsOfDay.In(prepared).Count > 0 ? Reading.Impossible<Period>(ReadingCodes.PeriodVague) : Reading.None<Period>();
        if (mentions.Any(mention => mention.Options.Count == 0))
            return Reading.Impossible<Period>(ReadingCodes.NoSuchTime);
        if (mentions.Count == 1)
            return WithLength(prepared, mentions[0]);
        if (mentions.Count == 2)
            return Between(mentions[0], mentions[1]);
        return mentions.Count % 2 != 0
            ? Reading.None<Period>()
            : Reading.OneOf(mentions.Chunk(2).SelectMany(pair => Values(Between(pair[0], pair[1]))), needsConfirmation: true);
    }

    /// <summary>2026-11-20 is a day, and no 11 to 20.</summary>
    private static string WithoutDay(string prepared) =>
        prepared.Contains('-', StringComparison.Ordinal) ? IsoDay().Replace(prepared, " ") : prepared;

    [GeneratedRegex("(?<![0-9])(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])")]
    private static partial Regex IsoDay();

    /// <summary>A period that parts of the day stand for, to suggest it: 13:00 to 17:00 for 昼すぎから夕方; null where none is named.</summary>
    public static Period? Suggest(string text) =>
        PartsOfDay.In(Cursor.Prepare(text)) switch
        {
            [var first, var second, ..] when second.From > first.From => new Period(first.From, second.From),
            [var only, ..] => new Period(only.From, only.To),
            _ => null,
        };

    /// <summary>
    /// Reads half a period: a start (10時から), an end (11時半まで) or a length (2時間), so that only the other half need be asked.
    /// </summary>
    public static Reading<PeriodHalf> ReadHalf(string text, TimeHint hint = TimeHint.None)
    {
        var prepared = Cursor.Prepare(text);
        var mentions = new ClockScanner(prepared, hint).Scan(bareHours: false);
        if (mentions.Count == 0)
            return DurationReader.Read(text) is Reading<int>.Found { NeedsConfirmation: false, Value: < 1440 } length
                ? Reading.Found(new PeriodHalf(null, null, length.Value))
                : Reading.None<PeriodHalf>();
        if (mentions.Count > 1 || mentions[0].Assumed)
            return Reading.None<PeriodHalf>();
        var behind = new Cursor(prepared, mentions[0].End);
        behind.Spaces();
        var isStart = behind.TakeAny(["から", "より", "~", "-", "開始", "すたーと", "に始", "にはじ"]);
        var isEnd = !isStart && behind.TakeAny(["まで", "に終", "におわ", "終わり", "終了"]);
        return Reading.OneOf(
            mentions[0]
                .Options.Where(_ => isStart || isEnd)
                .Select(time => isStart ? new PeriodHalf(time, null, null) : new(null, time, null))
        );
    }

    /// <summary>Times in the text; lone numbers count where they stand against another time (9-11時, 9 to 11, 16~18).</summary>
    private static List<ClockMention> Mentions(string text, ClockScanner scanner)
    {
        var sure = scanner.Scan(bareHours: false);
        if (sure.Count >= 2)
            return [.. sure];
        var all = scanner.Scan(bareHours: true);
        for (var at = 0; at + 1 < all.Count; at++)
        {
            var joined = IsJoin(text.AsSpan(all[at].End, all[at + 1].Start - all[at].End));
            var plausible = all[at].Options.Count > 0 || !all[at].Bare;
            if (joined && plausible && (sure.Count == 0 || !all[at].Bare || !all[at + 1].Bare))
                return [all[at], all[at + 1]];
        }

        return [.. sure];
    }

    private static bool IsJoin(ReadOnlySpan<char> between) =>
        between.Trim(' ')
            is "-"
                or "~"
                or "から"
                or "より"
                or "to"
                or "until"
                or "till"
                or "→"
                or "⇒"
                or "->"
                or "=>"
                or "--"
                or "~~"
                or "…"
                or "から、";

    private static Reading<Period> WithLength(string text, ClockMention from)
    {
        for (var at = from.End; at < text.Length; at++)
        {
            var cursor = new Cursor(text, at);
            if (char.IsAsciiDigit(cursor.Previous) || !DurationReader.Take(ref cursor, out var minutes, out var assumed))
                continue;
            if (DurationReader.IsLateness(cursor))
                continue; // 3時から…15分遅れて
            if (minutes is <= 0 or >= 1440)
                return Reading.Impossible<Period>(ReadingCodes.DurationOutOfRange);
            var periods = from.Options.Select(start => new Period(start, start.AddMinutes(minutes))).ToArray();
            return Reading.OneOf(periods, from.Assumed || assumed || periods.Any(IsUnusual));
        }

        var isVague = PartsOfDay.In(text[from.End..]).Count > 0;
        return Reading.Impossible<Period>(isVague ? ReadingCodes.PeriodVague : ReadingCodes.PeriodEndMissing);
    }

    private static Reading<Period> Between(ClockMention from, ClockMention to)
    {
        if (from.IsIn24Hours && to is { TwoDigits: true, Part: DayPart.None })
            to = to with { Explicit = true };
        if (from.Part != DayPart.None && to is { Part: DayPart.None, IsEndOfDay: false } && to.Options[0].Hour == 0)
            to = to with { Explicit = false }; // 午後0時から0時半 ends half an hour later
        if (to.IsNextDay && !from.IsNextDay && from.Options.All(start => new Period(start, to.Options[0]).Minutes > Long.TotalMinutes))
            return Reading.Impossible<Period>(ReadingCodes.NoSuchTime); // 9時から25時 is rather a slip
        var starts = Starts(from, to);
        var periods = starts.Select(start => Shortest(start, to)).OfType<Period>().Distinct().ToArray();
        if (periods.Length == 0)
            return Reading.Impossible<Period>(ReadingCodes.PeriodEmpty);
        var assumed =
            (from.Assumed && !from.IsEndOfDay)
            || (to.Assumed && !to.IsEndOfDay)
            || (periods.Any(IsUnusual) && !(to.IsNextDay && periods.All(p => p.Minutes <= Long.TotalMinutes)))
            || (from.TwoDigits && to.TwoDigits && periods.Any(period => !to.Options.Contains(period.To)));
        return Reading.OneOf(periods, assumed);
    }

    /// <summary>
    /// An open start before a named end: the same half of the day if that is shorter, but 9時から午後5時 begins in the morning.
    /// </summary>
    private static IEnumerable<TimeOnly> Starts(ClockMention from, ClockMention to)
    {
        if (from.Options.Count == 1 || !to.Explicit)
            return from.Options;
        return [from.Options.MinBy(start => Shortest(start, to)?.Minutes ?? int.MaxValue)];
    }

    /// <summary>The end that gives the shortest period. What is written in 24 hours or with its part of the day is left alone.</summary>
    private static Period? Shortest(TimeOnly from, ClockMention to)
    {
        IEnumerable<TimeOnly> ends = to.Explicit ? to.Options : to.Options.SelectMany(end => new[] { end, end.AddHours(12) });
        var periods = ends.Select(end => new Period(from, end)).Where(period => period.Minutes > 0).ToArray();
        return periods.Length == 0 ? null : periods.MinBy(period => period.Minutes);
    }

    private static bool IsUnusual(Period period) => period.CrossesMidnight || period.Minutes > Long.TotalMinutes;

    private static IEnumerable<Period> Values(Reading<Period> reading) =>
        reading switch
        {
            Reading<Period>.Found found => [found.Value],
            Reading<Period>.Ambiguous ambiguous => ambiguous.Options,
            _ => [],
        };
}
