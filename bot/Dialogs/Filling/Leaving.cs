using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>Leaving a question or the whole form for a while: later, another day, another language, a person.</summary>
internal sealed class Leaving(Parking parking, StaffCases cases)
{
    public static TurnResult AnswerLater(Heard heard, JourneyStep? step)
    {
        if (step is null)
            return heard.Continue();
        var (scene, session) = (heard.Scene, heard.Session);
        var journey = Journey.Of(scene.Procedure, session.Answers);
        var next = FormMoves.Fresh(session) with
        {
            Postponed = session.Postponed.Remove(step.Path).Add(step.Path),
            AskAgain = session.AskAgain.Remove(step.Path),
        };
        return session.Answers.ContainsKey(step.Path) || journey.NextOpen(next.Postponed)?.Path == step.Path
            ? heard.Saying(scene.Say(Phrase.CannotAnswerLater)).Continue()
            : heard.Saying(scene.Say(Phrase.AnswerLaterKept)).Continue(next);
    }

    public TurnResult AskStaff(Heard heard, JourneyStep? step) => cases.Open(heard, step);

    public static TurnResult AskLanguage(Heard heard) =>
        heard.Reply(
            heard.Session with
            {
                Mode = DialogMode.ChooseLanguage,
                AskedAt = heard.Context.Now,
            },
            LanguageList.Ask(heard.Scene.Words, heard.Before, heard.Scene.Language)
        );

    public TurnResult Pause(Heard heard)
    {
        var result = parking.Park(heard.State, heard.Session, heard.Procedure, heard.Context);
        var text = heard.Lines(result.Replies.Select(r => r.Text!));
        return result with { Replies = [Activity.Message(text, new CardAction { Title = heard.Scene.Label(Command.Resume) })] };
    }
}
