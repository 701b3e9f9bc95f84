using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Codes;

/// <summary>The answer to a <see cref="ClaimForm"/>: the form of a code, or that there is none.</summary>
internal sealed class ClaimedFormTopic(ProcedureCatalog catalog, Opening opening, Parking parking, Returning returning, DialogWords words)
{
    public TurnResult On(Heard heard, ClaimForm asked, FormSession? session)
    {
        var state = heard.State;
        if (session is null)
        {
            // One's own code is no guess: the form went on somewhere else, or its time is up.
            return state.Parked.Any(p => p.Code == asked.Code)
                ? Stay(state with { Parked = state.Parked.RemoveAll(p => p.Code == asked.Code) }, Phrase.FormElsewhere)
                : Stay(WrongCodes.Count(state, heard.Context), Phrase.FormNotFound);
        }

        if (!opening.MayFill(session, heard.Context))
            return Stay(state, Phrase.FormNotHere);
        var parked =
            state.Session is { IsUntouched: false } open && catalog.Find(open.Procedure, open.Version) is { } procedure
                ? parking.Park(state, open, procedure, heard.Context)
                : TurnResult.Silent(state);
        var next = heard with
        {
            State = parked.State with
            {
                Session = null,
                CodeTries = null,
                Parked = parked.State.Parked.RemoveAll(p => p.Code == asked.Code),
            },
        };
        var result = returning.GoOn(next.Saying(parked.Replies.Select(r => r.Text!)), session with { Reminded = false });
        return result with { Effects = [.. parked.Effects, new TakeForm(asked.Code, session)] };

        TurnResult Stay(ConversationState kept, Phrase phrase) =>
            returning.Stay((heard with { State = kept }).Saying(words.Say(kept.Language, phrase)));
    }
}
