using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Several;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>There is one like it already: hand it in all the same? Anything but yes and no changes an answer.</summary>
internal sealed class ConfirmAgain(CurrentQuestion current, Submitting submitting) : IMode
{
    public TurnResult Hear(Heard heard)
    {
        if (heard.Said.Folded == DialogWords.Fold(heard.Scene.Say(Phrase.DoNotSend)))
            return Leave(heard);
        return YesNoReader.Read(heard.Said.Text) switch
        {
            Reading<bool>.Found { Value: true } => submitting.SubmitAgain(heard),
            Reading<bool>.Found => Leave(heard),
            _ => current.Hear(heard.ToAsking()),
        };
    }

    private static TurnResult Leave(Heard heard) =>
        NextActivity.After(heard.Saying(heard.Scene.Say(Phrase.NotSentAgain)), heard.Session, heard.State with { Session = null })
        ?? new(heard.State with { Session = null }, [Activity.Message(heard.Lines(heard.Scene.Say(Phrase.NotSentAgain)))], []);
}
