using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>What people in need write around an answer: its condition, a figure that answers something else, going on with nothing
/// chosen.</summary>
internal static class Conditions
{
    /// <summary>Fewer say no more than the way itself: 電話がいいです.</summary>
    private const int LettersOfCondition = 9;

    /// <summary>つぎへ, where nothing was chosen: what may be left out is; else it is said that it may not.</summary>
    public static TurnResult? GoingOn(Heard heard, JourneyStep step, FormCommands commands) =>
        heard.Procedure.KeepsWords is not null
        && heard.Scene.Words.Is(PlainWord.GoOn, heard.Said.Folded)
        && step.Field.OptionWords.Find(heard.Said.Folded).Count == 0
            ? commands.Run(heard, Command.Skip, step)
            : null;

    public static bool IsBareFigure(Heard heard) =>
        heard.Scene.Words.ReadNumber(heard.Said.Folded) is not null
        || (heard.Said.Folded.Length > 0 && char.IsAsciiDigit(heard.Said.Folded[0]) && heard.Said.Folded.Count(char.IsLetter) <= 8);

    /// <summary>はい、でも警察はなし: the yes is one, and its limit goes to the office in the person's own words.</summary>
    public static TurnResult? LimitedYes(Heard heard, JourneyStep step, FieldReading reading) =>
        heard.Procedure.KeepsWords is not null
        && step.Field.Type is ConsentField or YesNoField
        && reading is not FieldReading.Understood
        && !heard.Scene.Words.IsQuestion(heard.Said.Folded)
        && YesNoReader.FindOpening(LongText.Prepare(heard.Said.Text)) is { Reading: Reading<bool>.Found { Value: true } }
        && Yes(heard, step) is { } yes
            ? Accepting.Accept(heard.With(Beside.KeepShort(heard, heard.Session)).Saying(heard.Scene.Say(Phrase.WordsKept)), step, yes)
            : null;

    /// <summary>What stands beside the way of contact (でも手紙はいい, 電話は絶対すんな) goes to the office in the person's own words.</summary>
    public static Heard With(Heard heard, JourneyStep step, FieldReading reading) =>
        heard.Procedure.KeepsWords is not null
        && step.Field.Type is ChoiceField
        && reading is FieldReading.Understood or FieldReading.Unsure
        && heard.Said.Folded.Count(char.IsLetter) >= LettersOfCondition
        && !Beside.IsTelling(heard.Said)
        && heard.Scene.Words.SpeaksAnywhere(PlainWord.Contact, heard.Said.Folded)
        && step.Field.OptionWords.Find(heard.Scene.Words.WithoutPoliteEnding(heard.Said.Folded)).Count == 0
            ? heard.With(Beside.KeepShort(heard, heard.Session))
            : heard;

    private static JsonElement? Yes(Heard heard, JourneyStep step)
    {
        var yes = heard.Scene.Say(Phrase.Yes);
        return
            step.Field.Type.Read(new FieldInput(heard.Scene.View(heard.Session, step), yes, DialogWords.Fold(yes), []))
                is FieldReading.Understood { Value: var value }
            ? value
            : null;
    }
}
