using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Dates;

namespace Channels.Bot.Dialogs.Filling.Asides;

/// <summary>
/// A yes at the check with more behind it (はい、お願いします。帽子が見つからんかったので花子さんに聞いてください): what speaks of no answer goes with the form, and the yes
/// counts. What speaks of one is asked as ever.
/// </summary>
internal static class YesAndMore
{
    /// <summary>The turn with what stands behind the yes kept; null where it is no such yes.</summary>
    public static Heard? Hear(Heard heard)
    {
        var (scene, session, words) = (heard.Scene, heard.Session, heard.Scene.Words);
        var prepared = LongText.Prepare(heard.Said.Text);
        if (
            heard.Said.Attachments.Count > 0
            || YesNoReader.FindOpening(prepared) is not { Reading: Reading<bool>.Found { Value: true } } opening
            || words.HoldsQuestion(heard.Said.Folded)
        )
            return null;
        var end = EndOf(prepared, opening.Spans[^1].End);
        var rest = prepared[end..].TrimStart(Stops);
        if (
            rest.Length == 0
            || !(end == 0 || Array.IndexOf(Stops, prepared[Math.Min(end, prepared.Length) - 1]) >= 0 || Begins(prepared, end))
        )
            return null;
        if (
            words.IsCourtesy(DialogWords.Fold(rest))
            || Array.TrueForAll(rest.Split(Stops, StringSplitOptions.RemoveEmptyEntries), IsManners)
        )
            return heard;
        var told = heard with
        {
            Said = Said.Earlier(WithoutThings(heard, WithoutDaysToCome(heard, WithoutOwnDay(heard, rest))), heard.Said.MessageId),
        };
        return told.Said.Folded.Any(char.IsAsciiDigit) || SpeaksOfAnswers(told) || Turns(told.Said.Folded, words)
            ? null
            : heard.With(Beside.KeepAside(session, JapaneseText.Clean(heard.Said.Text).Trim(), heard.Said.MessageId));

        // これで全部です。今月もお世話になりました
        bool IsManners(string part) =>
            DialogWords.Fold(part) is var folded
            && (words.IsCourtesy(folded) || words.IsThanks(folded) || words.Is(PlainWord.NobodyElse, folded));
    }

    /// <summary>はい、これで|全部です: only that part opens with a yes that a stop ends.</summary>
    private static int EndOf(string prepared, int end)
    {
        if (end == 0 || end >= prepared.Length || Array.IndexOf(Stops, prepared[end - 1]) >= 0 || Begins(prepared, end))
            return end;
        var stop = prepared.LastIndexOfAny(Stops, end - 1);
        return stop > 0 && YesNoReader.Read(prepared[..stop]) is Reading<bool>.Found { Value: true } ? stop + 1 : end;
    }

    private static readonly char[] Stops = [' ', '　', '、', '。', ',', '.', '!', '！', '\n'];

    private static bool Begins(string prepared, int end) => end < prepared.Length && Array.IndexOf(Stops, prepared[end]) >= 0;

    /// <summary>It wants something to be otherwise, or not to be sent.</summary>
    private static bool Turns(string folded, DialogWords words) =>
        words.WishIn(folded) is not null
        || DialogWords.SaysWrong(folded)
        || words.StopIn(folded) is not null
        || words.Match(folded, out _) is not null
        || words.IsWaiting(folded)
        || words.ReadCorrection(folded) is { IsOpened: true } or { IsSure: true }
        || words.Begins(PlainWord.Turning, folded)
        || Afterthoughts.Split(folded) is not null;

    private static bool SpeaksOfAnswers(Heard told) =>
        MessageReader.Read(told.Scene, told.Session, told.Said).Any(m => m.IsSure && !IsAnswered(told, m))
        || CheckedAnswers.Correct(told) is not null
        || CheckedDoubts.Hear(told) is not null;

    /// <summary>It says what the form has (みおちゃんの水筒を洗って返しました): nothing is otherwise.</summary>
    private static bool IsAnswered(Heard told, Mention mention) =>
        mention.Names.Count > 0
            ? mention.Names.All(n => IsChild(told, n))
            : told.Session.Answers.TryGetValue(mention.Step.Path, out var kept)
                && System.Text.Json.JsonElement.DeepEquals(kept.Value, mention.Value);

    private static bool IsChild(Heard told, string name) =>
        told.Session.Answers.Any(a =>
            a.Key.Contains('[', StringComparison.Ordinal)
            && a.Value.Value is { ValueKind: System.Text.Json.JsonValueKind.String } kept
            && NameFinder.IsSame(kept.GetString()!, name)
        );

    /// <summary>みおちゃんの|水筒を洗って返しました: a thing of a child that is known tells of a thing.</summary>
    private static string WithoutThings(Heard heard, string rest)
    {
        foreach (var name in NameFinder.Find(rest).Where(n => IsChild(heard, n)))
            rest = rest.Replace(name + "の", new string(' ', name.Length + 1), StringComparison.Ordinal);
        return rest;
    }

    /// <summary>28日は|みおちゃんの水筒を洗って返しました, in the report of the 28th.</summary>
    private static string WithoutOwnDay(Heard heard, string rest)
    {
        var own = heard.Session.Answers.Values.Select(a => DateField.Of(a.Value)).OfType<DateOnly>().ToHashSet();
        var days = new DateScanner(rest, JapanTime.DayOf(heard.Scene.SaidAt), DateHint.Past)
            .Scan()
            .Where(m =>
                m.Dates.Count > 0 && (m.Dates.All(own.Contains) || (m.Form is DateForm.DayOfMonth && own.Any(o => o.Day == m.Dates[0].Day)))
            )
            .Select(m => new Span(m.Start, m.End < rest.Length && rest[m.End] is 'は' or 'も' or 'の' ? m.End + 1 : m.End))
            .ToList();
        return LongText.Without(rest, days);
    }

    /// <summary>A day that is still to come is no report's: あしたは私は歯医者です.</summary>
    private static string WithoutDaysToCome(Heard heard, string rest)
    {
        var today = JapanTime.DayOf(heard.Scene.SaidAt);
        var days = new DateScanner(rest, today, DateHint.Future).Scan().Where(m => m.Dates.Count > 0 && m.Dates.All(d => d > today));
        return LongText.Without(
            rest,
            days.Where(m => m.Form is not (DateForm.DayOfMonth or DateForm.Weekday)).Select(m => new Span(m.Start, m.End))
        );
    }
}
