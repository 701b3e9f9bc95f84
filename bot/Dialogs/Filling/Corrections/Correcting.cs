using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Fields.People;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Clocks;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>「あ、4時半だった」: words that put the answer before right instead of answering the question that is open.</summary>
internal static class Correcting
{
    /// <summary>Beside a question that takes any words, a correction is short or it is an answer.</summary>
    private const int LongestBesideWords = 15;

    /// <summary>The answer before is put right, or null when that is not what was said.</summary>
    /// <param name="heard">The turn.</param>
    /// <param name="current">The question that is open; null at the check.</param>
    /// <param name="isOpened">Whether to look for words that announce a correction (すみません、…), or for a value that
    /// fits nowhere else.</param>
    public static TurnResult? Correct(Heard heard, JourneyStep? current, bool isOpened)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        if (heard.Said.Attachments.Count > 0)
            return null;
        var correction = scene.Words.ReadCorrection(heard.Said.Text);
        if (correction.IsOpened != isOpened || correction.Text.Length == 0)
            return null;
        if (current is null && scene.Words.ReadNumber(DialogWords.Fold(correction.Text)) is not null)
            return null; // at the check a number is a row
        var path = session.LastAnswered;
        var kept = path is null ? null : session.Answers.GetValueOrDefault(path);
        var previous = kept is null ? null : Journey.Of(scene.Procedure, session.Answers).Find(path!);
        if (
            previous is not null
            && kept is not null
            && previous.Path != current?.Path
            && previous.Field.Type is not TextField { TakesQuestions: true } // no sentence takes the place of a letter
            && MayBeMeant(heard, current, previous, correction)
            && IsOfIt(previous, kept, correction)
            && Correct(heard, previous, kept.Value, correction, isCheck: current is null) is { } result
        )
            return result;
        return current is null || (correction.Instead is not null && !current.Field.Type.IsFreeText)
            ? CorrectAnywhere(heard, correction, current)
            : null;
    }

    /// <summary>6は1人じゃなくて2人 puts no name right: what was said of free words before stands in them.</summary>
    private static bool IsOfIt(JourneyStep previous, KeptAnswer kept, Correction correction) =>
        !previous.Field.Type.IsFreeText
        || correction.Instead is not { Length: > 0 } instead
        || (
            kept.Value.ValueKind is JsonValueKind.String
            && kept.Value.GetString()!.Contains(instead.Trim(), StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>What a wish to correct something handed in tells (さっきの報告まちがえた 3時まで): the one answer that it fits.</summary>
    public static TurnResult? CorrectTold(Heard heard)
    {
        var correction = heard.Scene.Words.ReadCorrection(heard.Said.Text);
        var folded = DialogWords.Fold(correction.Text);
        return
            correction is not { IsSure: true, Text.Length: > 0 }
            || heard.Scene.Words.SpeaksOfThePast(folded)
            || heard.Procedure.Texts.Values.Any(t => t.StartWords.Any(w => w.Length > 1 && folded.Contains(w, StringComparison.Ordinal)))
            ? null
            : CorrectAnywhere(heard, correction, null);
    }

    private static TurnResult? Correct(Heard heard, JourneyStep step, JsonElement before, Correction correction, bool isCheck)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        switch (Reading(heard, step, before, correction))
        {
            case FieldReading.Understood { Value: var value }
                when !correction.IsOpened && !JsonElement.DeepEquals(value, before) && !isCheck && !Filled.IsUnknown(step, before):
                return IsWhole(heard, step) ? Confirming.AskWhetherCorrection(heard, step, value) : null;
            case FieldReading.Understood { Value: var value }
                when isCheck
                    && !correction.IsOpened
                    && step.Field.Type is PeriodField
                    && IsHalf(scene, correction.Text)
                    && !JsonElement.DeepEquals(value, before):
                return Confirming.AskWhetherCorrection(heard, step, value);
            case FieldReading.Understood { Value: var value } when !JsonElement.DeepEquals(value, before):
                var next = FormMoves.Answer(scene.Procedure, session, step, value, heard.Said.MessageId, out var dropped) with
                {
                    LastDigest = heard.Said.Digest,
                };
                var told = heard.Saying(scene.Say(Phrase.Corrected, ("value", ButtonRow.Shorten(scene.Show(next, step, value), 200))));
                (told, next) = Opened.By(Accepting.SayingDropped(told, session, dropped), session, next);
                return told.Continue(next);
            case FieldReading.Unsure { Values: var values } when correction.IsOpened:
                return Confirming.AskWhether(heard.With(FormMoves.AskAgain(session, session.AskAgain.Insert(0, step.Path))), step, values);
            default:
                return null;
        }
    }

    /// <summary>Nothing announced a correction: only words that are wholly a value of that kind may be one (4時半), and it is asked. A
    /// number or a time inside other words (6の病児, 10時に送った) is none.</summary>
    private static bool IsWhole(Heard heard, JourneyStep step)
    {
        var prepared = LongText.Prepare(heard.Scene.Words.WithoutPoliteEnding(heard.Said.Folded));
        if (step.Field.Type is PeriodField)
            return prepared.IndexOfAny(['時', ':']) > 0
                && prepared.Count(char.IsLetter) - prepared.Count(c => "時分半からまで午前後".Contains(c, StringComparison.Ordinal)) <= 0;
        var input = new FieldInput(heard.Scene.View(heard.Session, step), heard.Said.Text, heard.Said.Folded, []);
        return step.Field.Type.FindIn(input, prepared) is { } found
            && LongText.Without(prepared, found.Spans).Count(char.IsLetter) <= 2
            && found.Spans.Count > 0;
    }

    /// <summary>One time that tells neither start nor end: at the check it may be either.</summary>
    private static bool IsHalf(Scene scene, string text)
    {
        var prepared = LongText.Prepare(text);
        return scene.Words.FindStartWord(text) is null
            && !scene.Words.IsEnd(prepared)
            && PeriodFinder.Find(prepared, TimeHint.Daytime) is null;
    }

    private static FieldReading Reading(Heard heard, JourneyStep step, JsonElement before, Correction correction)
    {
        var scene = heard.Scene;
        var text = step.Field.Type.IsFreeText ? scene.Words.WithoutPlainEnding(correction.Text) : correction.Text;
        return step.Field.Type.Correct(
            new FieldInput(scene.View(heard.Session, step), text, DialogWords.Fold(text), []) { Instead = correction.Instead },
            before
        );
    }

    /// <summary>At the check everything is answered: a value that exactly one answer can become is that one's correction. So is one that
    /// says what it takes the place of.</summary>
    private static TurnResult? CorrectAnywhere(Heard heard, Correction correction, JourneyStep? current)
    {
        var session = heard.Session;
        var fitting = Journey
            .Of(heard.Procedure, session.Answers)
            .Steps.Where(s =>
                (IsTelling(s) || (current is null && IsAmount(s, correction)))
                && s.Path != current?.Path
                && session.Answers.TryGetValue(s.Path, out var kept)
                && !kept.IsSkipped
                && Reading(heard, s, kept.Value, correction) is FieldReading.Understood understood
                && !JsonElement.DeepEquals(understood.Value, kept.Value)
            )
            .Take(2)
            .ToArray();
        return fitting is [var only] ? Correct(heard, only, session.Answers[only.Path].Value, correction, isCheck: true) : null;
    }

    /// <summary>An amount with its sign, said to be the right one: 500円やなくて480円でした.</summary>
    private static bool IsAmount(JourneyStep step, Correction correction) =>
        step.Field.Type is MoneyField && correction.IsSure && LongText.Prepare(correction.Text).Contains('円', StringComparison.Ordinal);

    private static bool MayBeMeant(Heard heard, JourneyStep? current, JourneyStep previous, Correction correction)
    {
        if (correction.IsSure)
            return true;
        if (!correction.IsOpened)
            return IsTelling(previous)
                && current?.Field.Type.IsFreeText is not true
                && heard.Scene.Words.ReadNumber(heard.Said.Folded) is null;
        if (current is null && previous.Field.Type is AccountHolderField)
            return false; // at the check any words in kana would be one
        if (previous.IsGate || previous.Field.Type is YesNoField or ConsentField)
            return false; // すみません、いいえ is a polite no to what is asked now
        if (previous.Field.Type is TextField && current is not null && NameFinder.Find(correction.Text).Count == 0)
            return false; // いや、全然 is no name
        if (current is not { Field.Type.IsFreeText: true })
            return current is null || IsTelling(previous) || IsNothingTo(heard, current, correction.Text);
        return IsTelling(previous) && JapaneseText.CountGraphemes(correction.Text) <= LongestBesideWords;
    }

    /// <summary>A value of this question is recognised by itself: words, yes and bare numbers are not.</summary>
    private static bool IsTelling(JourneyStep step) =>
        !step.IsGate
        && step.Field.Type
            is { IsFreeText: false, MayBeFile: false }
                and not YesNoField
                and not ConsentField
                and not NumberField
                and not MoneyField
                and not AccountNumberField;

    private static bool IsNothingTo(Heard heard, JourneyStep step, string text) =>
        step.Field.Type.Read(new FieldInput(heard.Scene.View(heard.Session, step), text, DialogWords.Fold(text), []))
        is FieldReading.Problem;
}
