using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>
/// A no with something else behind it (いや、はなもおったわ; いいや、時間が違うとよ 4時半から): what was said before is put right or added to. It is
/// a no to the open question only where the rest speaks of that question, or nothing can be made of the rest and a yes says so.
/// </summary>
internal static class BesideNo
{
    public static TurnResult? Hear(Heard heard, JourneyStep step)
    {
        if (heard.Procedure.KeepsWords is not null || step.Field.Type.IsFreeText || !MessageReader.MayTell(heard.Said))
            return null;
        if (Afterthoughts.BehindNo(heard.Said.Text) is not { } rest || IsOfThis(heard, step, rest))
            return null;
        var asking = heard with { Said = heard.Said with { Text = rest, Folded = DialogWords.Fold(rest) } };
        var told =
            CheckedAnswers.Correct(asking)
            ?? ItemAnswers.Hear(asking, step)
            ?? NamedItems.Hear(heard.Said.Folded.StartsWith("いいえ", StringComparison.Ordinal) ? heard : asking, step)
            ?? Correcting.Correct(heard, step, isOpened: true);
        if (told is not null)
            return told;
        if (IsOfAnother(asking, step))
            return FormCommands.Change(asking.Saying(heard.Scene.Say(Phrase.ChangeUnclear)));
        return step.Field.IsOptional && YesNoReader.ReadSentence(rest) is not Reading<bool>.Found { Value: false }
            ? Confirming.AskWhether(heard.With(Beside.Keep(heard, heard.Session)), step, [Canonical.Skipped])
            : null;
    }

    /// <summary>いいえ、歩きでした; いや、420円; いいえ、元気でした.</summary>
    private static bool IsOfThis(Heard heard, JourneyStep step, string rest)
    {
        var prepared = LongText.Prepare(rest);
        var (told, label) = (step.Field.Told, LongText.Prepare(step.Field.In(heard.Language).Label));
        if (told.FindAbout(prepared) is not null || told.IsWithout(prepared) || told.FindOptions(prepared).Count > 0)
            return true;
        if (label.Length > 1 && prepared.Contains(label, StringComparison.Ordinal))
            return true;
        if (YesNoReader.Read(rest) is not Reading<bool>.None || heard.Scene.Words.IsThanks(DialogWords.Fold(rest)))
            return true;
        var input = new FieldInput(heard.Scene.View(heard.Session, step), rest, DialogWords.Fold(rest), []);
        return step.Field.Type is not (YesNoField or RepeatField) && step.Field.Type.Read(input) is not FieldReading.Problem;
    }

    /// <summary>It names something that was answered: 時間が違うとよ.</summary>
    private static bool IsOfAnother(Heard heard, JourneyStep step) =>
        LongText.Prepare(heard.Said.Text) is var prepared
        && Journey
            .Of(heard.Procedure, heard.Session.Answers)
            .Steps.Any(s =>
                s.Path != step.Path
                && heard.Session.Answers.ContainsKey(s.Path)
                && LongText.Prepare(s.Field.In(heard.Language).Label) is { Length: > 1 } label
                && prepared.StartsWith(label, StringComparison.Ordinal)
            );
}
