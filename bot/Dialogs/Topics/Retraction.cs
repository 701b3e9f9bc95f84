using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics;

/// <summary>A message taken back: its answers leave the draft, and everything else that holds it is told to forget it.</summary>
internal sealed class Retraction(Opening opening, DialogWords words)
{
    public TurnResult Forget(Heard heard, string messageId)
    {
        var effect = new ForgetMessage(messageId);
        var state = heard.State;
        state = state with
        {
            Remembered = Remembered.Forget(state.Remembered, messageId),
            Awaiting = [.. state.Awaiting.Select(a => a.MessageId == messageId ? a with { At = null, MessageId = null } : a)],
            Held = state.Held.RemoveAll(h => h.MessageId == messageId),
            Wish = state.Wish?.MessageId == messageId ? null : state.Wish,
            Question = state.Question?.MessageId == messageId ? null : state.Question,
        };
        if (state.Session is not { } session || session.Without(messageId) is var next && next == session)
            return new TurnResult(state, [], [effect]);

        var left = heard with { State = state with { Session = next } };
        return opening.Open(left) is { } open
            ? open.Saying(words.Say(state.Language, Phrase.Retracted)).Continue() with
            {
                Effects = [effect],
            }
            : new TurnResult(left.State, [], [effect]);
    }
}
