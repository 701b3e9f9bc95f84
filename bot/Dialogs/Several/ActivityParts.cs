using System.Buffers;
using System.Text.RegularExpressions;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Clocks;
using Channels.Text.Dates;
using Channels.Text.Numbers;

namespace Channels.Bot.Dialogs.Several;

/// <summary>Takes a message apart that tells of several activities; the words of each day, or of each time of one day.</summary>
internal static partial class ActivityParts
{
    /// <summary>More is no message of a member.</summary>
    private const int Longest = 1200;

    private const int Most = 12;

    /// <summary>Signs of a day: two of them, or three figures, and it may tell of two activities.</summary>
    private static readonly SearchValues<char> DaySigns = SearchValues.Create("日月火水木金土/曜昨今先前お一き");

    /// <summary>Whether it is worth a closer look: most answers name one thing, and looking takes long.</summary>
    /// <param name="folded">The message, folded.</param>
    public static bool MayBeIn(string folded)
    {
        var (days, figures, wasFigure) = (0, 0, false);
        foreach (var c in folded)
        {
            if (char.IsAsciiLetter(c))
                return true; // nov 9 and 16
            var isFigure = char.IsAsciiDigit(c) || Numerals.IsKanjiNumeral(c);
            figures += isFigure && !wasFigure ? 1 : 0;
            days += DaySigns.Contains(c) ? 1 : 0;
            wasFigure = isFigure;
        }

        return figures > 2 || days > 1;
    }

    /// <param name="text">The message.</param>
    /// <param name="today">Today in Japan.</param>
    /// <param name="words">The dialog's words.</param>
    /// <returns>The activities in order, or none when it tells of one, or cannot be taken apart for sure.</returns>
    public static IReadOnlyList<ToldActivity> Of(string text, DateOnly today, DialogWords words)
    {
        if (text.Length > Longest || words.ReadCorrection(text).IsSure || Afterthoughts.Split(text) is not null)
            return [];
        var parts = new List<Part>();
        var (head, ofAll, isOfAll) = ("", "", false);
        foreach (var clause in Clauses(DayLists.Spread(text)).SelectMany(InHalves))
        {
            if (parts.Count > 0 && Instead().IsMatch(clause))
                return []; // 27日、いや28日: one day takes the place of the other
            var day = DayIn(clause, today);
            var current = parts.Count == 0 ? null : parts[^1];
            isOfAll = day is null && (isOfAll || (parts.Count > 1 && DayLists.SaysAll(clause)));
            if (isOfAll)
                ofAll += DayLists.BehindAll(clause); // 二日とも|みおちゃん
            else if (day is { } named && current?.Day is null && (current is null || current.Period is null))
            {
                (head, var first) = (current?.Text ?? "", clause);
                parts = [new Part(first, named) { Period = PeriodIn(first) }];
            }
            else if (day is { } other && current is { Day: { } before } && other != before)
            {
                var said = WithMonth(clause, parts, today);
                parts.Add(new Part(said, DayIn(said, today)!.Value) { Period = PeriodIn(said) });
            }
            else if (
                current is { Period: { } earlier }
                && PeriodIn(clause) is { } later
                && (later.From > earlier.To || later.To < earlier.From)
            )
                parts.Add(new Part(clause, current.Day) { Period = later, IsSameDay = true });
            else if (current is null)
                parts.Add(new Part(clause, null) { Period = PeriodIn(clause) });
            else if (((day is not null && parts.Count > 1) || current.Own.Length > 0) && PeriodIn(clause) is null)
                parts[^1] = current with { Own = current.Own + clause }; // 25日は雨で道が混んどった, behind what is told of it
            else
                parts[^1] = Joined(current, clause);
        }

        parts = DayParts.Gathered(parts);
        return parts.Count is < 2 or > Most ? [] : Told(parts, head, ofAll, words);
    }

    private static IReadOnlyList<ToldActivity> Told(List<Part> parts, string head, string ofAll, DialogWords words)
    {
        var days = parts.Where(p => !p.IsSameDay).Select(p => p.Day).ToList();
        if (days.Distinct().Count() < days.Count || parts.Exists(p => p.HasTwo))
            return [];

        if (ofAll.Length == 0 && OfCare(parts, words) is { } listed)
            return listed;
        if (PeriodIn(ofAll) is { } common)
            parts = parts.ConvertAll(p => p with { Period = p.Period ?? common });

        // 9日、16日、23日 4時から5時: what stands behind the last of the days is said of them all.
        for (var at = parts.Count - 2; at >= 0; at--)
        {
            if (parts[at].Period is null && IsBare(parts[at].Text) && !parts[at].IsSameDay && !parts[at + 1].IsSameDay)
                parts[at] = parts[at] with { Text = parts[at].Text + " " + Behind(parts[at + 1].Text), Period = parts[at + 1].Period };
        }

        var isList = parts.TrueForAll(p => IsBare(p.Text));
        var told = parts.Count(p => p.Period is not null || words.SaysSame(p.Text) || words.SaysOff(p.Text));
        if (!isList && (told < 2 || parts.TrueForAll(p => p.Period is null)))
            return [];

        // A fare before the first day is nobody's yet; anything else is said of all.
        var shared = head.Contains('円', StringComparison.Ordinal) ? "" : head;
        var kept = parts
            .Select(
                (p, i) =>
                    (
                        Part: p,
                        Text: i == 0 ? head + p.Text
                        : p.IsSameDay ? p.Text
                        : shared + p.Text
                    )
            )
            .Where(p => p.Part.Period is not null || !words.SaysOff(p.Part.Text))
            .Select(p => new ToldActivity(DayParts.Whole(p.Text, p.Part.Own, ofAll), null, p.Part.IsSameDay))
            .ToList();
        return kept.Count < 2 ? [] : kept;
    }

    /// <summary>26日と|28日に預かりました, 8日と|10日の報告もしたいです: days, and that there was care on them or that they are to be reported.</summary>
    private static IReadOnlyList<ToldActivity>? OfCare(List<Part> parts, DialogWords words)
    {
        if (parts.Exists(p => p.IsSameDay || p.Day is null || p.Period is not null) || !parts[..^1].TrueForAll(p => IsBare(p.Text)))
            return null;
        var last = LongText.Prepare(parts[^1].Text);
        if (new DateScanner(last, new DateOnly(2000, 12, 31), DateHint.Past).Scan() is not [.., { End: var end }])
            return null;
        var behind = last[end..].Trim();
        var folded = DialogWords.Fold(behind);
        if (!words.TellsOfCare(folded) && !words.WishesToReport(folded))
            return null;
        return
        [
            .. parts[..^1].Select(p => new ToldActivity(p.Text.TrimEnd('と', 'も', '、', '，', ',', ' ', '　') + behind, null, false)),
            new ToldActivity(parts[^1].Text.Trim(), null, false),
        ];
    }

    /// <summary>Clauses with the marks behind them, so that together they are the message.</summary>
    private static IEnumerable<string> Clauses(string text)
    {
        foreach (Match clause in Clause().Matches(text))
        {
            var from = 0;
            foreach (Match joint in Joint().Matches(clause.Value))
            {
                if (joint.Index == from)
                    continue;
                yield return clause.Value[from..joint.Index];
                from = joint.Index + 1;
            }

            yield return clause.Value[from..];
        }
    }

    /// <summary>A clause of two times is two.</summary>
    private static IEnumerable<string> InHalves(string clause)
    {
        foreach (var at in DayLists.Halves(clause))
        {
            if (PeriodIn(clause[..at]) is not null && PeriodIn(clause[at..]) is not null)
                return [clause[..at], clause[at..]];
        }

        return [clause];
    }

    private static Part Joined(Part part, string clause)
    {
        var text = part.Text + clause;
        var period = PeriodIn(text);
        return part with
        {
            Text = text,
            Period = period ?? part.Period,
            HasTwo = part.HasTwo || (period is null && part.Period is not null && PeriodIn(clause) is not null),
        };
    }

    /// <summary>11月2日 …、9日 …: the day of the same month.</summary>
    private static string WithMonth(string clause, List<Part> parts, DateOnly today)
    {
        if (
            !DayAlone().IsMatch(clause)
            || parts.FindLast(p => p.Text.Contains('月', StringComparison.Ordinal) && p.Day is not null) is not { } named
        )
            return clause;
        var said = $"{named.Day!.Value.Month}月{clause.TrimStart()}";
        return DayIn(said, today) is null ? clause : said;
    }

    private static DateOnly? DayIn(string text, DateOnly today) =>
        new DateScanner(LongText.Prepare(text), today, DateHint.Past)
            .Scan()
            .FirstOrDefault(m => m.Dates.Count > 0 && (m.Form is not DateForm.Weekday || m.End - m.Start > 1))
            is { } mention
            ? mention.Dates[0]
            : null;

    internal static Period? PeriodIn(string text) =>
        PeriodFinder.Find(LongText.Prepare(text), TimeHint.Daytime) is { Reading: Reading<Period>.Found { Value: var period } }
            ? period
            : null;

    /// <summary>A day and nothing else: 9日と, 16日も.</summary>
    internal static bool IsBare(string text)
    {
        var prepared = LongText.Prepare(text);
        var mentions = new DateScanner(prepared, new DateOnly(2000, 12, 31), DateHint.Past).Scan();
        return mentions.Count > 0
            && LongText
                .Without(prepared, mentions.Select(m => new Span(m.Start, m.End)))
                .All(c => !char.IsLetterOrDigit(c) || "もはとのにですよねっ".Contains(c));
    }

    /// <summary>Without the day it begins with.</summary>
    public static string Behind(string text)
    {
        var day = DayAndWeekday().Match(text);
        return day.Success ? text[(day.Index + day.Length)..] : text;
    }

    [GeneratedRegex(@"[^\n。、,，！!；;　 ]+[\n。、,，！!；;　 ]*|[\n。、,，！!；;　 ]+")]
    private static partial Regex Clause();

    /// <summary>A と before another day or time.</summary>
    [GeneratedRegex(
        "と(?=午前|午後|朝|夕|昼|夜|帰り|今週|先週|先々週|昨日|きのう|今日|きょう|おととい|おとつい|[月火水木金土日]曜|[0-9０-９①-⑳一二三四五六七八九十]+[日時じ:：/／月半])"
    )]
    private static partial Regex Joint();

    [GeneratedRegex(@"^\s*(?:いや|いえ|ちが|違|やっぱ|もとい|訂正|ごめん|すみません|あっ?[、,])")]
    private static partial Regex Instead();

    [GeneratedRegex(@"^\s*[0-9０-９]{1,2}日")]
    private static partial Regex DayAlone();

    [GeneratedRegex(@"^\s*(?:[0-9０-９]{1,2}[月/／])?[0-9０-９]{1,2}日?(?:[（(][月火水木金土日][)）])?[はもに]?")]
    private static partial Regex DayAndWeekday();
}
