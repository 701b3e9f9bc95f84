using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>5時やなくて2時50分に帰りました, where a yes or a no is asked and that fits no time there is: the time is asked once more.</summary>
internal static class OtherTime
{
    public static TurnResult? Hear(Heard heard, JourneyStep step) =>
        (step.IsGate || step.Field.Type is YesNoField)
        && heard.Scene.Words.ReadCorrection(heard.Said.Text) is { Instead: not null, Text: var right }
        && JapaneseText.Fold(right).AsSpan().IndexOfAny('時', ':') > 0
        && Journey
            .Of(heard.Procedure, heard.Session.Answers)
            .Steps.FirstOrDefault(s => s is { Group: null, Field.Type: PeriodField } && heard.Session.Answers.ContainsKey(s.Path))
            is { } time
            ? heard.Saying(heard.Scene.Say(Phrase.ChangeUnclear)).Continue(FormMoves.AskAgain(heard.Session, [time.Path]))
            : null;
}
