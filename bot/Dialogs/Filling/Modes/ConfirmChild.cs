using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Filling.Children;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>A child is called as none that is registered: so all the same? No asks for the name once more, anything else changes an
/// answer.</summary>
internal sealed class ConfirmChild(CurrentQuestion current, Submitting submitting) : IMode
{
    public TurnResult Hear(Heard heard)
    {
        var asking = heard.ToAsking();
        if (heard.Said.Folded == DialogWords.Fold(heard.Scene.Say(Phrase.ChildRename)))
            return CaredNames.AskAgain(asking, heard.Session.Pending);
        return YesNoReader.Read(heard.Said.Text) switch
        {
            Reading<bool>.Found { Value: true } => submitting.SubmitNamed(asking),
            Reading<bool>.Found => CaredNames.AskAgain(asking, heard.Session.Pending),
            _ => current.Hear(asking),
        };
    }
}
