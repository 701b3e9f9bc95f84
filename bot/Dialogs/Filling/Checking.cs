using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Filling.Asides;
using Channels.Bot.Dialogs.Filling.Corrections;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>A message at the check of the answers: yes hands them in, a number changes one.</summary>
internal sealed class Checking(Pictures pictures, FormCommands commands, Aside aside, Submitting submitting)
{
    public TurnResult Hear(Heard heard)
    {
        var list = AnswerList.Of(heard.Scene, heard.Session);
        if (heard.Said.Attachments.Count > 0)
            return pictures.Hear(heard, null);
        if (list.Find(heard.Said) is { } row)
            return heard.Continue(FormMoves.AskAgain(heard.Session, row.Paths));
        if (heard.Command() is Command.Remove && Stopping.Hear(heard, null) is { } taken)
            return taken; // 取り消す, of the whole
        if (heard.Command() is { } command)
            return commands.Run(heard, command, null);
        if (Stopping.Hear(heard, null) is { } stopping)
            return stopping;
        if (ChildTimes.TakenOut(heard) is { } timed)
            return timed.Said.IsWordless ? timed.Continue(FormMoves.WhereItWas(timed.Session)) : Hear(timed);
        if (RowCorrections.Hear(heard, null, onlyWords: true) is { } written)
            return written;
        if (NumberedRows.Hear(heard) is { } numbered)
            return numbered;
        if (CheckedDoubts.Numbered(heard) is { } without)
            return without;
        if (RowCorrections.Hear(heard, null) is { } rewritten)
            return rewritten;
        if (DigitCorrections.Hear(heard) is { } digits)
            return digits;
        if (heard.Scene.Words.Is(PlainWord.Discard, heard.Said.Folded))
            return commands.Run(heard, Command.Stop, null); // 全部消して
        if (RoundTrip.Hear(heard, null) is { } thereAndBack)
            return thereAndBack;
        if (heard.Scene.Words.IsThanks(heard.Said.Folded))
            return heard.Saying(heard.Scene.Say(Phrase.YouAreWelcome)).Continue();
        if (Pausing.Hear(heard) is { } pausing)
            return pausing;
        if (heard.Scene.Words.IsFarewell(heard.Said.Folded))
            return heard.Saying(heard.Scene.Say(Phrase.SeeYou)).Continue();
        if (heard.Scene.Words.IsSending(heard.Said.Folded))
            return submitting.Submit(heard);
        if (heard.Scene.Words.MeansSomebodyElse(heard.Said.Folded) && Kept(heard) is { } wish)
            return wish; // 息子には絶対連絡せんで takes nobody off the form
        if (NotComing.Hear(heard) is { } fewer)
            return fewer;
        if (ChildTimes.Hear(heard) is { } childTime)
            return childTime;
        if (ManyCorrections.Hear(heard) is { } many)
            return many;
        if (ItemAnswers.Hear(heard, null) is { } items)
            return items;
        if (NamedItems.Hear(heard, null) is { } children)
            return children;
        if (
            heard.Procedure.KeepsWords is null
            && YesNoReader.Read(heard.Said.Text) is Reading<bool>.None
            && YesAndMore.Hear(heard) is { } agreed
        )
            return submitting.Submit(agreed);
        if (YesNoReader.Read(heard.Said.Text) is Reading<bool>.None && CheckedAnswers.Correct(heard) is { } changed)
            return changed;
        if (Correcting.Correct(heard, null, isOpened: true) is { } corrected)
            return corrected;
        return YesNoReader.Read(heard.Said.Text) switch
        {
            Reading<bool>.Found { Value: true } => submitting.Submit(heard),
            Reading<bool>.Ambiguous when heard.Scene.Words.IsFine(heard.Said.Folded) => submitting.Submit(heard),
            Reading<bool>.Found => FormCommands.Change(heard),
            _ => Correcting.Correct(heard, null, isOpened: false)
                ?? aside.Answer(heard)
                ?? CheckedDoubts.Hear(heard)
                ?? Kept(heard)
                ?? heard.Saying(heard.Scene.Say(Phrase.CheckAgain)).Continue(),
        };
    }

    /// <summary>Where people tell of their life, a condition or a wish at the check goes to the office with the form
    /// (留守番電話にはなにも入れないで).</summary>
    private static TurnResult? Kept(Heard heard) =>
        Beside.IsWords(heard) ? heard.Saying(heard.Scene.Say(Phrase.WordsKept)).Continue(Beside.KeepShort(heard, heard.Session)) : null;
}
