using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.People;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>Where people tell of their life, what puts right a number that was given before: いや末尾は6667です; いいえ、3人でした, of the
/// question before.</summary>
internal static class LastDigits
{
    public static TurnResult? Hear(Heard heard, JourneyStep step)
    {
        if (heard.Procedure.KeepsWords is null || !MessageReader.MayTell(heard.Said))
            return null;
        return Tail(heard) ?? CountBefore(heard, step);
    }

    /// <summary>The last digits of the one telephone number.</summary>
    private static TurnResult? Tail(Heard heard)
    {
        var prepared = LongText.Prepare(heard.Said.Text);
        var digits = new string([.. prepared.Where(char.IsAsciiDigit)]);
        if (digits.Length is < 2 or > 5 || !heard.Scene.Words.Speaks(PlainWord.Tail, heard.Said.Folded))
            return null;
        if (digits.Length == 5 && prepared.Contains('4', StringComparison.Ordinal) && prepared.Contains('桁', StringComparison.Ordinal))
            digits = digits[1..]; // 下4桁は6667
        var session = heard.Session;
        var phones = Journey
            .Of(heard.Procedure, session.Answers)
            .Steps.Where(s => s.Field.Type is PhoneField && session.Answers.GetValueOrDefault(s.Path) is { IsSkipped: false })
            .ToList();
        if (phones is not [var phone] || session.Answers[phone.Path].Value.GetString() is not { } before || before.Length <= digits.Length)
            return null;
        return Put(heard, phone, Canonical.Of(before[..^digits.Length] + digits));
    }

    /// <summary>A number behind a no, where the question before was a number too: it is asked whether that one is meant.</summary>
    private static TurnResult? CountBefore(Heard heard, JourneyStep step)
    {
        var session = heard.Session;
        if (
            step.Field.Type is not NumberField
            || session.LastAnswered is not { } path
            || path == step.Path
            || Afterthoughts.BehindNo(heard.Said.Text) is not { } rest
            || Journey.Of(heard.Procedure, session.Answers).Find(path) is not { Field.Type: NumberField } last
            || session.Answers.GetValueOrDefault(path) is not { IsSkipped: false } given
        )
            return null;
        var input = new FieldInput(heard.Scene.View(session, last), rest, DialogWords.Fold(rest), []);
        return last.Field.Type.Read(input) is FieldReading.Understood { Value: var value } && !JsonElement.DeepEquals(value, given.Value)
            ? Confirming.AskWhetherCorrection(heard, last, value)
            : null;
    }

    private static TurnResult Put(Heard heard, JourneyStep step, JsonElement value)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        var next = FormMoves.Answer(scene.Procedure, session, step, value, heard.Said.MessageId, out _) with
        {
            LastDigest = heard.Said.Digest,
        };
        var row = scene.Say(Phrase.ToldRow, ("label", scene.LabelOf(step)), ("value", scene.Show(next, step, value)));
        return heard.Saying(scene.Say(Phrase.Corrected, ("value", row))).Continue(next);
    }
}
