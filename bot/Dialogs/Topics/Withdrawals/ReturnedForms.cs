using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Withdrawals;

/// <summary>Opens what the office gave back: only the answers it named are asked for again, with what is wrong with each.</summary>
internal static class ReturnedForms
{
    /// <param name="opening">From a conversation to its form.</param>
    /// <param name="words">The dialog's words.</param>
    /// <param name="heard">Who wants to correct it.</param>
    /// <param name="session">The form with the answers as they were handed in.</param>
    /// <param name="returned">What is to be corrected.</param>
    /// <returns>Null when the form cannot be opened any more.</returns>
    public static TurnResult? Open(Opening opening, DialogWords words, Heard heard, FormSession session, ReturnedForm returned)
    {
        var asked = session with { Returned = [.. returned.Fields], AskAgain = [.. returned.Fields.Select(f => f.Path)] };
        var free = heard with { State = heard.State with { Wish = null, Session = asked } };
        if (opening.Open(free) is not { } open)
            return null;

        // A newer version of the form may ask other things: what it still asks of these is asked again.
        var journey = Journey.Of(open.Procedure, open.Session.Answers);
        var again = FormMoves.AskAgain(open.Session, returned.Fields.Select(f => f.Path).Where(p => journey.Find(p) is not null));
        open = open.Saying(words.Say(heard.Language, Phrase.ReturnedNow, ("number", session.Corrects ?? "")));
        if (returned.Note is { } note)
            open = open.Saying(words.Say(heard.Language, Phrase.ReturnedNote, ("text", note)));
        return open.Continue(again);
    }
}
