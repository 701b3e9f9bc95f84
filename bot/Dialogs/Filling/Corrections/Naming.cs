using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>
/// Where somebody in need is asked what to call them, a wish (親には絶対言わんで), a refusal or a condition is no name: it is kept for the office,
/// and the name is asked for again or left out.
/// </summary>
internal static class Naming
{
    public static TurnResult? Hear(Heard heard, JourneyStep step, FormCommands commands)
    {
        if (heard.Procedure.KeepsWords is null || !Asks(step) || heard.Said.IsWordless)
            return null;
        var (words, folded) = (heard.Scene.Words, heard.Said.Folded);
        if (step.Field.IsOptional && words.RefusesName(folded))
            return commands.Run(heard, Command.Skip, step);
        if (words.HoldsQuestion(folded))
            return Asked(heard);
        if (!words.IsNoName(folded) && Afterthoughts.BehindNo(heard.Said.Text) is null) // いや、急ぎです
            return null;
        var kept = heard.With(Beside.Keep(heard, heard.Session)).Saying(heard.Scene.Say(Phrase.WordsKept));
        var against = Filled
            .With(heard.Scene, kept.Session, MessageReader.Read(heard.Scene, heard.Session, heard.Said), heard.Said.MessageId)
            .Against;
        return against is [var other, ..]
            ? Confirming.AskWhetherCorrection(kept, other.Step, other.Value)
            : kept.Continue(FormMoves.WhereItWas(kept.Session));
    }

    /// <summary>ちゃんと送れましたか: nobody is called so, and the staff read it.</summary>
    private static TurnResult Asked(Heard heard)
    {
        var kept = Beside.KeepShort(heard, heard.Session) with { HasAsked = true };
        return heard.Saying(heard.Scene.Say(Phrase.QuestionKept)).Continue(FormMoves.WhereItWas(kept));
    }

    /// <summary>The name without the sentence around it: call me Maria, 小倉のデイです. Null where nothing is around it.</summary>
    public static FieldReading? Plain(Heard heard, JourneyStep step, FieldReading reading)
    {
        if (!Asks(step) || heard.Procedure is { KeepsWords: null, Asked: null } || reading is not FieldReading.Understood)
            return null;
        var name = heard.Scene.Words.NameIn(heard.Said.Text);
        return name == heard.Said.Text
            ? null
            : step.Field.Type.Read(new FieldInput(heard.Scene.View(heard.Session, step), name, DialogWords.Fold(name), []));
    }

    /// <summary>A line of free words that is somebody's name or a place's.</summary>
    public static bool Asks(JourneyStep step) =>
        step.Field.Type is TextField { TakesQuestions: false, HasPattern: false, HoldsName: false };
}
