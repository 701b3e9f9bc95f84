using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs;

/// <summary>What a person can ask for at any moment.</summary>
internal sealed partial class FormTurn
{
    private TurnResult Run(Command command, JourneyStep? step)
    {
        switch (command)
        {
            case Command.Back:
                return Back(step);
            case Command.Change:
                return Change();
            case Command.Check:
                return ShowSoFar(step);
            case Command.Help:
                return Help(step);
            case Command.Skip when step is { Field.IsOptional: true }:
                return Accept(step, Canonical.Skipped);
            case Command.Skip:
                return Say(scene.Say(Phrase.CannotSkip)).Continue(session);
            case Command.Keep when step is not null && session.Answers.ContainsKey(step.Path):
                return Continue(FormMoves.AskAgain(session, session.AskAgain.Remove(step.Path)));
            case Command.Keep:
                return Say(scene.Say(Phrase.NothingToKeep)).Continue(session);
            case Command.Remove:
                return Remove(step);
            case Command.More:
                return Continue(session with { Page = (session.Page + 1) % 1000 });
            case Command.SendLater when step is { Field.Type.MayComeLater: true }:
                return Accept(step, ImageField.Later);
            case Command.SendLater or Command.AnswerLater:
                return AnswerLater(step);
            case Command.Pause:
                return Pause();
            case Command.Resume:
                return Say(scene.Say(Phrase.StillOpen, ("title", scene.Texts.Title))).Continue(session);
            case Command.Staff:
                return AskStaff(step);
            case Command.Language:
                return AskLanguage();
            case Command.Stop:
                return Confirm(DialogMode.ConfirmStop, session.Reference is null ? Phrase.ConfirmStop : Phrase.ConfirmStopKept);
            default:
                return Confirm(DialogMode.ConfirmRestart, Phrase.ConfirmRestart);
        }
    }

    private TurnResult Back(JourneyStep? step)
    {
        var previous = Journey.Of(Procedure, session.Answers).Before(step?.Path);
        return previous is null
            ? Say(scene.Say(Phrase.FirstQuestion)).Continue(session)
            : Continue(FormMoves.AskAgain(session, [previous.Path]));
    }

    private TurnResult Change()
    {
        var list = AnswerList.Of(scene, session);
        if (list.Rows.Count == 0)
            return Say(scene.Say(Phrase.NothingYet)).Continue(session);
        return Reply(FormMoves.Fresh(session) with { Mode = DialogMode.ChooseChange, AskedAt = context.Now }, list.Choose(before));
    }

    private TurnResult ShowSoFar(JourneyStep? step)
    {
        if (step is null || Journey.Of(Procedure, session.Answers).IsComplete)
            return Continue(FormMoves.AskAgain(session, []));
        var list = AnswerList.Of(scene, session);
        return list.Rows.Count == 0
            ? Say(scene.Say(Phrase.NothingYet)).Continue(session)
            : Say(scene.Say(Phrase.SoFar)).Say(list.Text()).Say("").Continue(session);
    }

    private TurnResult Help(JourneyStep? step)
    {
        var texts = step?.Field.In(scene.Language);
        if (texts?.Help is { } help)
            Say(help);
        Say(
            scene.Say(
                Phrase.HelpCommands,
                ("back", scene.Label(Command.Back)),
                ("change", scene.Label(Command.Change)),
                ("check", scene.Label(Command.Check)),
                ("restart", scene.Label(Command.Restart)),
                ("stop", scene.Label(Command.Stop))
            )
        );
        Say("");
        return step is null
            ? Continue(session)
            : Reply(session with { AskedAt = context.Now }, QuestionText.Write(scene, session, step, before, isHelp: true));
    }

    private TurnResult Remove(JourneyStep? step)
    {
        var journey = Journey.Of(Procedure, session.Answers);
        return step is not null && FormMoves.CanRemove(step, journey)
            ? Say(scene.Say(Phrase.Removed)).Continue(FormMoves.Remove(session, step, journey))
            : Say(scene.Say(Phrase.NotRemovable)).Continue(session);
    }

    private TurnResult Confirm(DialogMode mode, Phrase question) =>
        Reply(session with { Mode = mode, AskedAt = context.Now }, Activity.Message(Lines(scene.Say(question)), YesNo()));
}
