using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>Time to remind somebody of a form left open, or to let it go.</summary>
internal sealed class ReminderTopic(Opening opening, DialogWords words) : IEventTopic
{
    public IReadOnlyList<string> Names => [DialogEvents.Wake];

    public TurnResult On(Heard heard, Activity input)
    {
        var state = heard.State;
        if (state.Session is not { } session)
            return TurnResult.Silent(state);
        if (opening.Open(heard) is not { } open)
            return TurnResult.Silent(state with { Session = null });
        if (DraftReminder.DueAt(state) is not { } due || due > heard.Context.Now)
            return TurnResult.Silent(state);
        var title = open.Scene.Texts.Title;
        var reminded = open.Saying(words.Say(state.Language, Phrase.DraftReminder, ("title", title))).Continue();

        // A reminder is not an answer: the form's time runs on from the question it repeats.
        return reminded with
        {
            State = reminded.State with { Session = session with { Reminded = true } },
        };
    }
}
