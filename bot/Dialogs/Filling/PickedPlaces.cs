using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields.Options;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>
/// Of what only so many may choose is told at once when it is full, not after all the other questions. A place is held for nobody:
/// whoever hands in first has it, and it is looked at once more then.
/// </summary>
internal sealed class PickedPlaces(ProcedureCatalog catalog, Opening opening)
{
    /// <summary>Wants to know whether what a message chose is free; until then it did nothing.</summary>
    public TurnResult Check(ConversationState before, TurnResult result)
    {
        if (result.Asked is not null || result.State.Session is not { } session)
            return result;
        var known = before.Session is { } old && old.Procedure == session.Procedure ? Of(old) : [];
        var picked = Of(session).Where(p => !known.Any(k => k.Key == p.Key)).ToArray();
        return picked.Length == 0 ? result : new TurnResult(before, [], [new CheckPlaces(picked, session.Corrects)]);
    }

    /// <summary>What was chosen is full: the question again, everything else that was said stays.</summary>
    public TurnResult Refuse(TurnResult result, TurnContext context, LimitedPlace full)
    {
        if (opening.Open(new Heard(result.State, Said.Nothing, context)) is not { } open)
            return result;
        var step = Journey.Of(open.Procedure, open.Session.Answers).Find(full.Field)!;
        var told = open.Saying(Told(open, step, full));
        var again = told.Continue(FormMoves.Fresh(open.Session) with { Answers = open.Session.Answers.Remove(step.Path) });
        return again with
        {
            Replies = result.Effects.Count == 0 ? again.Replies : [.. result.Replies.SkipLast(1), .. again.Replies],
            Effects = [.. result.Effects, .. again.Effects],
        };
    }

    /// <summary>「午前の部」は、いっぱいになりました.</summary>
    public static string Told(Heard open, JourneyStep step, LimitedPlace full) =>
        open.Scene.Say(
            Phrase.PlaceTaken,
            ("label", open.Scene.LabelOf(step)),
            ("option", OptionReader.Label(full.Option, open.Scene.View(open.Session, step)))
        );

    private IReadOnlyList<LimitedPlace> Of(FormSession session) =>
        catalog.Find(session.Procedure, session.Version) is { } procedure ? LimitedPlaces.Of(procedure, session) : [];
}
