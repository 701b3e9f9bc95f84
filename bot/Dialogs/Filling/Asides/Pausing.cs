using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling.Asides;

/// <summary>Somebody needs a moment, or is back: ちょっと電話やけん待っとって, お待たせ。どこまでやったかね. It is no answer.</summary>
internal static class Pausing
{
    public static TurnResult? Hear(Heard heard)
    {
        var (scene, folded) = (heard.Scene, heard.Said.Folded);
        if (heard.Procedure.KeepsWords is not null || heard.Said.Attachments.Count > 0)
            return null;
        if (scene.Words.IsWaiting(folded.TrimEnd('!', '。', '~', '〜', 'ー', ' ')))
            return heard.Reply(
                FormMoves.WhereItWas(heard.Session) with
                {
                    AskedAt = heard.Context.Now,
                },
                Activity.Message(heard.Lines(scene.Say(Phrase.Waiting)), new CardAction { Title = scene.Label(Command.Resume) })
            );
        return scene.Words.IsGoingOn(folded)
            ? heard.Saying(scene.Say(Phrase.StillOpen, ("title", scene.Texts.Title))).Continue(FormMoves.WhereItWas(heard.Session))
            : null;
    }
}
