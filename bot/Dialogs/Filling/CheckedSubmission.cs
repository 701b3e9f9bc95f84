using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling.Children;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>The answer to a <see cref="CheckSubmission"/>: nothing stands in the way, there is one like it, or the office was
/// faster than the correction.</summary>
internal sealed class CheckedSubmission(Opening opening, Submitting submitting, Returning returning)
{
    public TurnResult On(Heard heard, CheckSubmission asked, SubmissionCheck found)
    {
        if (opening.Open(heard) is not { } open)
            return returning.Stay(heard with { State = heard.State with { Session = null } });
        if (asked.Corrects is { } number && !found.MayReplace)
            return Tell(open, number);
        if (found.Full is { } full)
            return AskAgain(open, full);
        if (found.Unknown is { } unknown && CaredNames.Ask(open, unknown) is { } askedName)
            return askedName;
        if (found.Same is not { } same)
            return submitting.HandIn(open);
        var figures = new (string, string)[] { ("title", open.Scene.Texts.Title), ("number", same.Reference ?? "") };
        return open.Reply(
            open.Session with
            {
                Mode = DialogMode.ConfirmAgain,
                AskedAt = open.Context.Now,
            },
            Activity.Message(
                open.Lines(open.Scene.Say(same.Reference is null ? Phrase.SameElsewhere : Phrase.SameHere, figures)),
                new CardAction { Title = open.Scene.Say(Phrase.Yes) },
                new CardAction { Title = open.Scene.Say(Phrase.DoNotSend) }
            )
        );
    }

    /// <summary>What was chosen is full now: the one question again, all else stays.</summary>
    private static TurnResult AskAgain(Heard open, LimitedPlace full)
    {
        var step = Journey.Of(open.Procedure, open.Session.Answers).Find(full.Field)!;
        return open.Saying(PickedPlaces.Told(open, step, full)).Continue(FormMoves.AskAgain(open.Session, [step.Path]));
    }

    /// <summary>What was to be corrected is with the office: it gets the answers as a message.</summary>
    private static TurnResult Tell(Heard open, string number)
    {
        var answers = AnswerList.Of(open.Scene with { Traits = open.Scene.Traits with { KeepsHistory = false } }, open.Session).Text();
        return new TurnResult(
            open.State with
            {
                Session = null,
            },
            [Activity.Message(open.Lines(open.Scene.Say(Phrase.CorrectionTold, ("number", number))))],
            [
                new AddToCase(number, open.Scene.Say(Phrase.CorrectionIs) + "\n" + answers),
                new RaiseAlert("staff", number, open.Procedure.Id, null),
            ]
        );
    }
}
