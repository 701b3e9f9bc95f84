using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>What a person can ask for at any moment of a form.</summary>
internal sealed class FormCommands(Leaving leaving)
{
    /// <param name="heard">The turn.</param>
    /// <param name="command">What is asked for.</param>
    /// <param name="step">The question that is open; null at the check.</param>
    public TurnResult Run(Heard heard, Command command, JourneyStep? step)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        switch (command)
        {
            case Command.Back:
                return Back(heard, step);
            case Command.Change:
                return Change(heard);
            case Command.Check:
                return ShowSoFar(heard, step);
            case Command.Help:
                return Help(heard, step);
            case Command.Skip when step is { Field.IsOptional: true }:
                return Accepting.Accept(heard, step, Canonical.Skipped);
            case Command.Skip:
                return heard.Saying(scene.Say(Phrase.CannotSkip)).Continue();
            case Command.Keep when step is not null && session.Answers.ContainsKey(step.Path):
                return heard.Continue(FormMoves.AskAgain(session, session.AskAgain.Remove(step.Path)));
            case Command.Keep:
                return heard.Saying(scene.Say(Phrase.NothingToKeep)).Continue();
            case Command.Remove:
                return Remove(heard, step);
            case Command.More:
                return heard.Continue(session with { Page = (session.Page + 1) % 1000 });
            case Command.SendLater when step is { Field.Type.MayComeLater: true }:
                return Accepting.Accept(heard, step, ImageField.Later);
            case Command.SendLater or Command.AnswerLater:
                return Leaving.AnswerLater(heard, step);
            case Command.Pause:
                return leaving.Pause(heard);
            case Command.Resume:
                return heard.Saying(scene.Say(Phrase.StillOpen, ("title", scene.Texts.Title))).Continue();
            case Command.Staff:
                return leaving.AskStaff(heard, step);
            case Command.Language:
                return Leaving.AskLanguage(heard);
            case Command.Stop:
                return Confirming.AskStop(heard);
            default:
                return Confirming.AskYesNo(heard, DialogMode.ConfirmRestart, Phrase.ConfirmRestart);
        }
    }

    /// <summary>Asks which answer to change.</summary>
    public static TurnResult Change(Heard heard)
    {
        var list = AnswerList.Of(heard.Scene, heard.Session);
        if (list.Rows.Count == 0)
            return heard.Saying(heard.Scene.Say(Phrase.NothingYet)).Continue();
        var next = FormMoves.Fresh(heard.Session) with { Mode = DialogMode.ChooseChange, AskedAt = heard.Context.Now };
        return heard.Reply(next, list.Choose(heard.Before));
    }

    private static TurnResult Back(Heard heard, JourneyStep? step)
    {
        var previous = Journey.Of(heard.Procedure, heard.Session.Answers).Before(step?.Path);
        return previous is null
            ? heard.Saying(heard.Scene.Say(Phrase.FirstQuestion)).Continue()
            : heard.Continue(FormMoves.AskAgain(heard.Session, [previous.Path]));
    }

    private static TurnResult ShowSoFar(Heard heard, JourneyStep? step)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        if (step is null || Journey.Of(scene.Procedure, session.Answers).IsComplete)
            return heard.Continue(FormMoves.AskAgain(session, []));
        var list = AnswerList.Of(scene, session);
        return list.Rows.Count == 0
            ? heard.Saying(scene.Say(Phrase.NothingYet)).Continue()
            : heard.Saying(scene.Say(Phrase.SoFar), list.Text(), "").Continue();
    }

    private static TurnResult Help(Heard heard, JourneyStep? step)
    {
        var scene = heard.Scene;
        var told = step?.Field.In(scene.Language).Help is { } help ? heard.Saying(help) : heard;
        told = told.Saying(
            scene.Say(
                Phrase.HelpCommands,
                ("back", scene.Label(Command.Back)),
                ("change", scene.Label(Command.Change)),
                ("check", scene.Label(Command.Check)),
                ("restart", scene.Label(Command.Restart)),
                ("stop", scene.Label(Command.Stop))
            ),
            ""
        );
        return step is null
            ? told.Continue()
            : told.Reply(
                heard.Session with
                {
                    AskedAt = heard.Context.Now,
                },
                QuestionText.Write(scene, heard.Session, step, told.Before, isHelp: true)
            );
    }

    private static TurnResult Remove(Heard heard, JourneyStep? step)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        var journey = Journey.Of(scene.Procedure, session.Answers);
        return step is not null && FormMoves.CanRemove(step, journey)
            ? heard.Saying(scene.Say(Phrase.Removed)).Continue(FormMoves.Remove(session, step, journey))
            : heard.Saying(scene.Say(Phrase.NotRemovable)).Continue();
    }
}
