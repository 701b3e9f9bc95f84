using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Withdrawals;

/// <summary>
/// Hears that something handed in is to be corrected or taken back. A word for it alone means it only shortly after the receipt;
/// otherwise the message must also say that it speaks of what was handed in, so that questions about other things are left alone.
/// </summary>
internal sealed class WishReader(ProcedureCatalog catalog, ChannelProcedures procedures, DialogWords words)
{
    private const int Longest = 200;

    private readonly ToldOtherwise told = new(catalog, words);

    private static readonly TimeSpan JustAfter = TimeSpan.FromHours(24);

    /// <summary>The wish, or null when the message is about something else.</summary>
    public SubmissionWish? Read(Heard heard)
    {
        var (said, now) = (heard.Said, heard.Context.Now);
        if (heard.State.Last is not { } last || said.IsWordless || said.Text.Length > Longest)
            return null;
        var isButton = said.Folded == DialogWords.Fold(words.Say(heard.Language, Phrase.FixMistake));
        if (words.WishesToReport(said.Folded) && NumberIn(said.Text) is null)
            return null; // 9日じゃなくて10日の報告もしたいです: a new one
        var isInstead = IsInstead(heard, last) || IsOfDay(heard, last);
        var kind =
            isButton ? WishKind.Unknown
            : isInstead ? WishKind.Correct
            : words.WishIn(said.Folded) ?? (NumberIn(said.Text) is { } named && Corrects(said.Folded, named) ? WishKind.Correct : null);
        var number = NumberIn(said.Text);
        var isReturned = heard.State.Returned?.Contains(last.Reference) is true; // then it is the answer that is waited for
        if (kind is null && number is null && !isReturned && told.IsOtherwise(heard, last))
            (kind, isInstead) = (WishKind.Correct, true);
        if (kind is not { } wanted || (!isButton && !isInstead && number is null && !Means(heard, last, wanted)))
            return null;
        return new SubmissionWish(number ?? (isButton ? last.Reference : null), wanted, now)
        {
            Text = isButton ? null : said.Text.Trim(),
            MessageId = said.MessageId,
        };
    }

    /// <summary>A number and nothing but the word to correct it: FS-7K3M-2QXC 直す.</summary>
    private bool Corrects(string folded, string number) =>
        words.IsCorrectingReturned(folded.Replace(DialogWords.Fold(number), "", StringComparison.Ordinal).Trim());

    /// <summary>Shortly after the receipt, a time, a day, an amount or a name instead of another: 2時じゃなくて3時まで.</summary>
    private bool IsInstead(Heard heard, LastSubmission last)
    {
        if (
            last.IsWithdrawn
            || heard.Context.Now - last.At > JustAfter
            || words.IsQuestion(heard.Said.Folded)
            || words.ReadCorrection(heard.Said.Text) is not { Instead: not null } correction
            || catalog.Find(last.Procedure, last.Version) is not { } procedure
        )
            return false;
        if (NameFinder.Find(correction.Instead).Count > 0 && NameFinder.Find(correction.Text).Count > 0)
            return true;
        var today = JapanTime.DayOf(heard.Context.Now);
        return procedure.Fields.Any(f =>
            (f.Type is PeriodField or DateField || (f.Type is MoneyField && correction.Text.Contains('円', StringComparison.Ordinal)))
            && f.Type.Read(
                new FieldInput(
                    new FieldView(f, heard.Language, words, today, _ => null),
                    correction.Text,
                    DialogWords.Fold(correction.Text),
                    []
                )
            )
                is FieldReading.Understood
                    or FieldReading.Problem { Half: not null }
        );
    }

    /// <summary>5日の分、6時半やなくて7時やったみたい; 28日の夜やったごめん、29日やない: of the report of the day they name, also some days later.</summary>
    private bool IsOfDay(Heard heard, LastSubmission last)
    {
        var (text, now) = (heard.Said.Text, heard.Context.Now);
        return (heard.Form is null || IsOfOtherDay(heard))
            && now - last.At <= SomeDays
            && !words.IsQuestion(heard.Said.Folded)
            && catalog.Find(last.Procedure, last.Version) is { Stamped: not null }
            && (
                HandedInDays.DeniedIn(text, now).Count > 0
                || (HandedInDays.MeantIn(text, now).Count > 0 && words.ReadCorrection(text) is { Instead: not null })
            );
    }

    private static readonly TimeSpan SomeDays = TimeSpan.FromDays(31);

    /// <summary>19日のやつね、6時やなくて6時半, while the report of another day is open: of nothing in it.</summary>
    public static bool IsOfOtherDay(Heard heard) =>
        heard.Form is not null
        && heard.Scene.Words.ReadCorrection(heard.Said.Text) is { Instead: not null }
        && Journey.Of(heard.Procedure, heard.Session.Answers).Steps.FirstOrDefault(s => s is { Group: null, Field.Type: DateField })
            is { } step
        && DateField.Of(heard.Session.Answers.GetValueOrDefault(step.Path)?.Value) is { } open
        && HandedInDays.MeantIn(heard.Said.Text, heard.Context.Now) is { Count: > 0 } days
        && days.All(d => d.Day != open.Day)
        && HandedInDays.NamedIn(heard.Said.Text, heard.Context.Now).All(d => d.Day != open.Day) // 19日やなくて18日やった
        && heard.Session.Others is not { Count: > 0 };

    /// <summary>The number of a procedure of this product that stands in a text, or null.</summary>
    public string? NumberIn(string text)
    {
        foreach (var part in Parts(text))
        {
            if (ReferenceNumber.TryParse(part, out var number) && catalog.All.Any(p => p.Prefix == number.Prefix))
                return number.ToString();
        }

        return null;
    }

    /// <summary>It speaks of what was handed in: says so, names the procedure, or comes right after the receipt.</summary>
    private bool Means(Heard heard, LastSubmission last, WishKind wanted)
    {
        var folded = heard.Said.Folded;
        if (words.SpeaksOfThePast(folded) || HandedInDays.MeantIn(heard.Said.Text, heard.Context.Now).Count > 0)
            return true;
        if (heard.Context.Now - last.At > JustAfter)
            return Names(heard, folded) || (wanted is WishKind.Correct && SpeaksOfField(heard, last));
        return words.IsBareWish(folded)
            || Names(heard, folded)
            || (wanted is not WishKind.Withdraw && (NamesField(last, folded) || SpeaksOfField(heard, last)));
    }

    private bool Names(Heard heard, string folded) =>
        procedures
            .Offered(heard.Context)
            .Any(p => p.Texts.Values.Any(t => t.StartWords.Any(w => w.Length > 1 && folded.Contains(w, StringComparison.Ordinal))));

    /// <summary>A day and a question of it, to be put right: 金曜のお迎えの交通費消しといて.</summary>
    private bool SpeaksOfField(Heard heard, LastSubmission last)
    {
        var prepared = LongText.Prepare(heard.Said.Text);
        return catalog.Find(last.Procedure, last.Version) is { } procedure
            && HandedInDays.NamedIn(heard.Said.Text, heard.Context.Now).Count > 0
            && procedure.Fields.Any(f =>
                f.Texts.Values.Any(t => t.Label.Length > 1 && prepared.Contains(LongText.Prepare(t.Label), StringComparison.Ordinal))
            );
    }

    private bool NamesField(LastSubmission last, string folded) =>
        catalog.Find(last.Procedure, last.Version) is { } procedure
        && procedure
            .Fields.SelectMany(f => f.Type is RepeatField group ? group.Children.Prepend(f) : [f])
            .Any(f =>
                f.Texts.Values.Any(t => t.Label.Length > 1 && folded.StartsWith(DialogWords.Fold(t.Label), StringComparison.Ordinal))
            );

    /// <summary>Runs of letters, digits and hyphens, as numbers are written.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        var folded = JapaneseText.Fold(text);
        for (var start = 0; start < folded.Length; )
        {
            var end = start;
            while (end < folded.Length && (char.IsAsciiLetterOrDigit(folded[end]) || folded[end] is '-' or 'ー'))
                end++;
            if (end - start >= 9)
                yield return folded[start..end];
            start = end + 1;
        }
    }
}
