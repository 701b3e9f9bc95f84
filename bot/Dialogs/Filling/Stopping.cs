using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>
/// A wish not to send what is being written, in whatever words (もう全部中止して, 今日はやめとくわ, お母さんに確認してからにする): asked, so that the yes
/// that follows never sends it. Where people tell of their life, stopping is part of the story.
/// </summary>
internal static class Stopping
{
    /// <param name="heard">The turn.</param>
    /// <param name="step">The question that is open; null at the check.</param>
    public static TurnResult? Hear(Heard heard, JourneyStep? step)
    {
        if (heard.Procedure is not { Safeguarding: null, KeepsWords: null, Asked: null } || heard.Said.Attachments.Count > 0)
            return null;
        if (step?.Field.Type.TakesQuestions is true)
            return null;
        return heard.Scene.Words.StopIn(heard.Said.Folded) switch
        {
            StopWish.Stop => Confirming.AskStop(heard.ToAsking()),
            StopWish.Hold => AskHold(heard.ToAsking()),
            _ => null,
        };
    }

    /// <summary>It is not sent: kept for later, or forgotten?</summary>
    private static TurnResult AskHold(Heard heard)
    {
        var scene = heard.Scene;
        return heard.Reply(
            heard.Session with
            {
                Mode = DialogMode.ConfirmHold,
                AskedAt = heard.Context.Now,
            },
            Activity.Message(
                heard.Lines(scene.Say(Phrase.ConfirmHold)),
                new CardAction { Title = scene.Say(Phrase.Yes) },
                ButtonRow.Fit(new CardAction { Title = scene.Say(Phrase.HoldAndStop) }),
                new CardAction { Title = scene.Say(Phrase.No) }
            )
        );
    }
}
