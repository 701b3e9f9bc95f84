using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Bot.Joints;
using Channels.Text;

namespace Channels.Bot.Dialogs;

/// <summary>Leaving a question or the whole form for a while: later, another day, another procedure, another language, a person.</summary>
internal sealed partial class FormTurn
{
    private TurnResult AnswerLater(JourneyStep? step)
    {
        if (step is null)
            return Continue(session);
        var journey = Journey.Of(Procedure, session.Answers);
        var next = FormMoves.Fresh(session) with
        {
            Postponed = session.Postponed.Remove(step.Path).Add(step.Path),
            AskAgain = session.AskAgain.Remove(step.Path),
        };
        return session.Answers.ContainsKey(step.Path) || journey.NextOpen(next.Postponed)?.Path == step.Path
            ? Say(scene.Say(Phrase.CannotAnswerLater)).Continue(session)
            : Say(scene.Say(Phrase.AnswerLaterKept)).Continue(next);
    }

    private TurnResult Pause()
    {
        var result = lobby.Park(state, session, scene.Procedure, context);
        return result with
        {
            Replies =
            [
                Activity.Message(Lines(result.Replies.Select(r => r.Text!)), new CardAction { Title = scene.Label(Command.Resume) }),
            ],
        };
    }

    private TurnResult AskStaff(JourneyStep? step)
    {
        var result = Say(scene.Say(Phrase.StaffAsked)).Continue(session);
        return result with { Effects = [new AskForStaff(Procedure.Id, step?.Field.Id)] };
    }

    private TurnResult AskLanguage() =>
        Reply(session with { Mode = DialogMode.ChooseLanguage, AskedAt = context.Now }, lobby.LanguageQuestion(before, scene.Language));

    private TurnResult ChooseLanguage()
    {
        if (lobby.FindLanguage(said) is not { } language)
            return ToAsking().Hear();
        var spoken = scene with { Language = language };
        return new FormTurn(
            lobby,
            spoken,
            state with
            {
                Language = language,
            },
            FormMoves.Fresh(session) with
            {
                Tries = session.Tries,
            },
            said,
            context
        )
            .Saying(spoken.Say(Phrase.LanguageChanged))
            .Continue(FormMoves.Fresh(session));
    }

    /// <summary>Words that start a procedure while one is open: the same one goes on, another one asks first.</summary>
    public TurnResult Switch(Procedure other)
    {
        if (other.Id == Procedure.Id)
            return Say(scene.Say(Phrase.StillOpen, ("title", scene.Texts.Title))).Continue(session);
        var next = session with
        {
            Mode = DialogMode.ConfirmSwitch,
            Pending = new PendingAnswer([Canonical.Of(other.Id)], said.MessageId),
            AskedAt = context.Now,
        };
        var question = scene.Say(Phrase.ConfirmSwitch, ("title", scene.Texts.Title), ("other", other.Title(scene.Language)));
        return Reply(next, Activity.Message(Lines(question), YesNo()));
    }

    private TurnResult ConfirmSwitch()
    {
        var other = session.Pending?.Values[0].GetString();
        return YesNoReader.Read(said.Text) switch
        {
            Reading<bool>.Found { Value: true } when other is not null => lobby.SwitchTo(
                other,
                state,
                FormMoves.Fresh(session),
                scene.Procedure,
                said,
                context
            ),
            Reading<bool>.Found => Say(scene.Say(Phrase.StopGoesOn)).Continue(FormMoves.Fresh(session)),
            _ => ToAsking().Hear(),
        };
    }

    /// <summary>The message as an answer to the current question, or to the check.</summary>
    private TurnResult Hear() => FormMoves.Current(Procedure, session) is { } step ? Hear(step) : Check();
}
