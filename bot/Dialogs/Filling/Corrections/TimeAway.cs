using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>途中30分ぬけました: a report has one time and no pause in it, so what was said goes to the office with the report, and that is
/// said. The pause never becomes the time.</summary>
internal static class TimeAway
{
    private static readonly char[] Marks = ['、', '。', ',', '\n', '　'];

    /// <summary>Hears the message without the pause; null where it tells of none.</summary>
    public static TurnResult? Hear(Heard heard, Func<Heard, TurnResult> whatever)
    {
        var text = LongText.Prepare(heard.Said.Text);
        if (
            heard.Said.Attachments.Count > 0
            || !heard.Procedure.Fields.Any(f => f.Type is PeriodField)
            || heard.Scene.Words.IsQuestion(heard.Said.Folded)
            || Find(heard.Scene.Words, text) is not { } pause
        )
            return null;
        var kept = heard.Saying(heard.Scene.Say(Phrase.TimeAwayKept)).With(Beside.Keep(heard, heard.Session));
        var left = (text[..pause.Start].TrimEnd(Marks) + "、" + text[pause.End..].TrimStart(Marks)).Trim('、', ' ');
        return left.Count(char.IsLetterOrDigit) < 2
            ? kept.Continue(FormMoves.WhereItWas(kept.Session))
            : whatever(kept with { Said = heard.Said with { Text = left, Folded = DialogWords.Fold(left) } });
    }

    /// <summary>From 途中, or from how long it was, to the end of the clause.</summary>
    private static Span? Find(DialogWords words, string text)
    {
        foreach (var word in words.TimeAway.Words)
        {
            var at = text.IndexOf(word, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var end = text.IndexOfAny(Marks, at) is >= 0 and var mark ? mark : text.Length;
            var clause = text.LastIndexOfAny(Marks, at) + 1;
            var before = text.AsSpan(clause, at - clause);
            var start = before.LastIndexOf("途中") is >= 0 and var midway ? clause + midway : StartOfLength(text, clause, at);
            if (text.AsSpan(start, end - start).ContainsAnyInRange('0', '9') && text.AsSpan(start, end - start).ContainsAny('分', '時'))
                return new Span(start, end);
        }

        return null;
    }

    /// <summary>Where 30分 begins that stands right before it; else where the word does.</summary>
    private static int StartOfLength(string text, int clause, int at)
    {
        var digit = text.AsSpan(clause, at - clause).LastIndexOfAnyInRange('0', '9');
        if (digit < 0)
            return at;
        var start = clause + digit;
        while (start > clause && char.IsAsciiDigit(text[start - 1]))
            start--;
        return start;
    }
}
