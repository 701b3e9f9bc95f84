using Channels.Bot.Contract;

namespace Channels.Bot.Dialogs.Topics;

/// <summary>A message taken back: its answers leave the draft, and everything else that holds it is told to forget it.</summary>
internal static class Retraction
{
    public static TurnResult Forget(Heard heard, string messageId)
    {
        var effect = new ForgetMessage(messageId);
        var state = heard.State;
        state = state with
        {
            Remembered = Remembered.Forget(state.Remembered, messageId),
            Called = state.Called?.RemoveAll(c => c.MessageId == messageId),
            Awaiting = [.. state.Awaiting.Select(a => a.MessageId == messageId ? a with { At = null, MessageId = null } : a)],
            Held = state.Held.RemoveAll(h => h.MessageId == messageId),
            Wish = state.Wish?.MessageId == messageId ? null : state.Wish,
            Question = state.Question?.MessageId == messageId ? null : state.Question,
            Stamps = Sessions.StampedTimes.Forget(state.Stamps, messageId),
        };
        if (state.Session is not { } session || session.Without(messageId) is var next && next == session)
            return new TurnResult(state, [], [effect]);

        // An event without a token could only be answered by a message that costs: it is said with the next one.
        // Meanwhile the question on the screen stays the one that is asked, unless it was the last answer: that is written anew.
        var gone = session.Answers.Keys.Except(next.Answers.Keys).Where(p => p != session.LastAnswered);
        next = next with { Postponed = [.. next.Postponed.Union(gone)] };
        return new TurnResult(state with { Session = next, Retracted = true }, [], [effect]);
    }
}
