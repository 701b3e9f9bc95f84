using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>Leave this form and begin another?</summary>
internal sealed class ConfirmSwitch(CurrentQuestion current, Switching switching) : IMode
{
    public TurnResult Hear(Heard heard)
    {
        var other = heard.Session.Pending?.Values[0].GetString();
        return YesNoReader.Read(heard.Said.Text) switch
        {
            Reading<bool>.Found { Value: true } when other is not null => switching.SwitchTo(heard, other),
            Reading<bool>.Found => heard.Saying(heard.Scene.Say(Phrase.StopGoesOn)).Continue(FormMoves.Fresh(heard.Session)),
            _ => current.Hear(heard.ToAsking()),
        };
    }
}
