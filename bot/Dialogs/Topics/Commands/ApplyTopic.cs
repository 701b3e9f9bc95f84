using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Commands;

/// <summary>The wish to apply while a form is open: no answer; it is recorded after the turn, whatever was being asked.</summary>
internal sealed class ApplyTopic : ITopic
{
    public TurnResult? Hear(Heard heard) => heard.Command() is Command.Apply ? heard.Continue(FormMoves.WhereItWas(heard.Session)) : null;
}
