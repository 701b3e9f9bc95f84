using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Dates;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>
/// A sentence at the check that speaks of an answer and does not plainly change it (7番かかってない, 歩きやったけん, 昨日は土曜やった金曜よ 27日): asked, or which
/// answer is meant is asked. The list is not shown again as if nothing had been said.
/// </summary>
internal static class CheckedDoubts
{
    public static TurnResult? Hear(Heard heard)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        if (heard.Said.IsWordless || scene.Words.IsQuestion(heard.Said.Folded))
            return null;
        var prepared = LongText.Prepare(heard.Said.Text);
        return Maybe(heard, prepared) ?? Without(heard, prepared) ?? OtherDay(heard, prepared) ?? Spoken(heard, prepared);
    }

    /// <summary>7番かかってない: the answer of that row is taken out where it may be left out.</summary>
    public static TurnResult? Numbered(Heard heard)
    {
        var prepared = LongText.Prepare(heard.Said.Text);
        if (
            prepared.Length < 2
            || !char.IsAsciiDigit(prepared[0])
            || (!Text.Denials.IsNone(prepared, 1) && !Text.Denials.IsBehind(prepared, 1))
        )
            return null;
        var end = 1;
        while (end < prepared.Length && char.IsAsciiDigit(prepared[end]))
            end++;
        if (end == prepared.Length || !(prepared[end] is '番' or 'は' or 'の' or 'ば' or ' '))
            return null;
        var (scene, session) = (heard.Scene, heard.Session);
        var rows = AnswerList.Of(scene, session).Rows;
        return
            int.TryParse(prepared[..end], out var number)
            && rows.ElementAtOrDefault(number - 1) is { Steps: [{ Field.IsOptional: true } step] }
            ? TakeOut(heard, step)
            : null;
    }

    private static TurnResult TakeOut(Heard heard, JourneyStep step)
    {
        var scene = heard.Scene;
        var next = FormMoves.Answer(scene.Procedure, heard.Session, step, Canonical.Skipped, heard.Said.MessageId, out _);
        var row = scene.Say(Phrase.ToldRow, ("label", scene.LabelOf(step)), ("value", scene.Show(next, step, Canonical.Skipped)));
        return heard.Saying(scene.Say(Phrase.Corrected, ("value", row))).Continue(next with { LastDigest = heard.Said.Digest });
    }

    /// <summary>お腹いたいって言いよった: was the child sick after all?</summary>
    private static TurnResult? Maybe(Heard heard, string prepared) =>
        Answered(heard)
            .Where(s => s.Field.Type is YesNoField && s.Field.Told.FindOptions(prepared).Any(f => f.Option == ToldWords.Maybe))
            .ToList()
            is [var step]
            ? Confirming.AskWhetherCorrection(
                heard,
                step,
                heard.Session.Answers[step.Path].Value.ValueKind is JsonValueKind.True ? Canonical.No : Canonical.Yes
            )
            : null;

    /// <summary>歩きやったけん: is there no fare, then?</summary>
    private static TurnResult? Without(Heard heard, string prepared) =>
        Answered(heard).FirstOrDefault(s => s.Field is { IsOptional: true, Type.MayBeFile: false } && s.Field.Told.IsWithout(prepared))
            is { } step
            ? Confirming.AskWhetherCorrection(heard, step, Canonical.Skipped)
            : null;

    /// <summary>A day is named that is not the one that stands there.</summary>
    private static TurnResult? OtherDay(Heard heard, string prepared)
    {
        if (Answered(heard).Where(s => s.Field.Type is DateField && s.Group is null).ToList() is not [var step])
            return null;
        if (prepared.IndexOfAny(['歳', '才']) >= 0 || prepared.Contains("誕生日", StringComparison.Ordinal))
            return null; // 孫は明日5歳になる
        var (scene, session) = (heard.Scene, heard.Session);
        var given = DateField.Of(session.Answers[step.Path].Value);
        var days = new DateScanner(prepared, JapanTime.DayOf(scene.SaidAt), DateHint.Past)
            .Scan()
            .Where(m => m.Dates.Count > 0 && (m.Form is not DateForm.Weekday || m.End - m.Start > 1))
            .ToList();
        if (days.Count == 0 || days[^1].Dates[0] == given)
            return null;

        // A day without a month is of the month that stands there.
        var said = days[^1].Form is DateForm.DayOfMonth ? $"{days[^1].Dates[0]:%d}日" : $"{days[^1].Dates[0]:yyyy/M/d}";
        var reading = step.Field.Type.Correct(
            new FieldInput(scene.View(session, step), said, DialogWords.Fold(said), []),
            session.Answers[step.Path].Value
        );
        if (reading is FieldReading.Understood { Value: var same } && DateField.Of(same) == given)
            return null;
        return reading is FieldReading.Understood { Value: var value } ? Confirming.AskWhetherCorrection(heard, step, value) : null;
    }

    /// <summary>It speaks of an answer in words that were not understood: which one is asked, so that no yes sends it as it was.</summary>
    private static TurnResult? Spoken(Heard heard, string prepared)
    {
        var (scene, folded) = (heard.Scene, heard.Said.Folded);
        var isSpoken =
            scene.Words.ReadCorrection(heard.Said.Text).IsSure
            || Afterthoughts.Split(heard.Said.Text) is not null
            || Answered(heard).Any(s => IsNamed(scene, s, prepared))
            || scene.Words.WishIn(folded) is WishKind.Correct;
        return isSpoken ? FormCommands.Change(heard.Saying(scene.Say(Phrase.ChangeUnclear))) : null;
    }

    private static bool IsNamed(Scene scene, JourneyStep step, string prepared)
    {
        var label = LongText.Prepare(step.Field.In(scene.Language).Label);
        return label.Length > 1 && prepared.Contains(label, StringComparison.Ordinal)
            || step.Field.Type is MoneyField or PeriodField or DateField && step.Field.Told.FindAbout(prepared) is not null
            || step.Field.Type is MoneyField && prepared.Contains('円', StringComparison.Ordinal);
    }

    private static IEnumerable<JourneyStep> Answered(Heard heard) =>
        Journey
            .Of(heard.Procedure, heard.Session.Answers)
            .Steps.Where(s => !s.IsGate && heard.Session.Answers.TryGetValue(s.Path, out var kept) && !kept.IsSkipped);
}
