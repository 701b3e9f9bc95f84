using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cares;

/// <summary>Who reads this, will my husband know: whether somebody goes on hangs on it, so it is answered at once, and then the open
/// question stands again.</summary>
internal sealed class WhoReadsTopic(DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard) =>
        heard is { Form.Procedure.Safeguarding: not null } && words.AsksWhoReads(heard.Said.Folded)
            ? heard.Saying(heard.Scene.Say(Phrase.WhoReads)).Continue(FormMoves.WhereItWas(heard.Session))
            : null;
}
