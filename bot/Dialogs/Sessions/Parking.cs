using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Sessions;

/// <summary>Puts the open form aside, says how to go on, and lets its code be found from elsewhere.</summary>
internal sealed class Parking(DialogWords words)
{
    private const int MostParked = 3;

    /// <param name="state">With the form open.</param>
    /// <param name="session">The open form.</param>
    /// <param name="procedure">Its procedure.</param>
    /// <param name="context">The turn.</param>
    public TurnResult Park(ConversationState state, FormSession session, Procedure procedure, TurnContext context)
    {
        var code = ReferenceNumber.Create(ResumeCodes.Prefix, context.Entropy.Span).ToString();
        var kept = FormMoves.Fresh(session);
        var parked = state.Parked.Add(new ParkedForm(code, session.Procedure, context.Now));
        var next = state with { Session = null, Parked = [.. parked.Skip(parked.Count - MostParked)] };
        var text = words.Say(state.Language, Phrase.Paused, ("code", code));
        return new TurnResult(
            next,
            [Activity.Message(text)],
            [new ParkForm(code, session.Procedure, kept, context.Now + procedure.KeepsDrafts)]
        );
    }

    /// <summary>Parks the form that is open here; what is heard then has none, and says first how to go on with it.</summary>
    public (Heard Heard, IReadOnlyList<Effect> Effects) Park(Heard heard)
    {
        var parked = Park(heard.State, heard.Session, heard.Procedure, heard.Context);
        return (new Heard(parked.State, heard.Said, heard.Context) { Before = [.. parked.Replies.Select(r => r.Text!)] }, parked.Effects);
    }
}
