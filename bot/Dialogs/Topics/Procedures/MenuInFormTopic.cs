using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>The list of what can be done here, in the middle of a form: it is shown, and the question stays open.</summary>
internal sealed class MenuInFormTopic(ChannelProcedures procedures, DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        if (!words.Is(PlainWord.Menu, heard.Said.Folded))
            return null;
        var titles = procedures
            .Offered(heard.Context)
            .Concat(procedures.Linked(heard.Context))
            .Select(p => heard.Scene.Say(Phrase.CanDoRow, ("title", p.Title(heard.Language))));
        return heard.Saying([heard.Scene.Say(Phrase.CanDoHere), .. titles, ""]).Continue(FormMoves.WhereItWas(heard.Session));
    }
}
