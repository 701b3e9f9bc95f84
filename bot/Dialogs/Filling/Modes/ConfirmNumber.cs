using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>The report is under another number than the member's own: so, or under one's own? Anything else changes an answer.</summary>
internal sealed class ConfirmNumber(CurrentQuestion current, Submitting submitting) : IMode
{
    public TurnResult Hear(Heard heard)
    {
        var asking = heard.ToAsking();
        if (heard.State.Member is not { } member)
            return current.Hear(asking); // the link ended meanwhile
        if (heard.Said.Folded == DialogWords.Fold(heard.Scene.Say(Phrase.NumberOwn)))
            return submitting.SubmitNumbered(asking.With(OwnNumber.Put(heard.Procedure, asking.Session, member)));
        return YesNoReader.Read(heard.Said.Text) switch
        {
            Reading<bool>.Found { Value: true } => submitting.SubmitNumbered(asking),
            Reading<bool>.Found => FormCommands.Change(asking),
            _ => current.Hear(asking),
        };
    }
}
