using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Several;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>Thanks or a farewell where the dialog asked yes or no (いつもありがとう) is neither of the two: a kind word, and the same question
/// once more.</summary>
internal static class Courteous
{
    public static TurnResult? Hear(Heard heard)
    {
        var (scene, folded) = (heard.Scene, heard.Said.Folded);
        var isFarewell = scene.Words.IsFarewell(folded);
        if (!isFarewell && !scene.Words.IsThanks(folded) && IsManners(heard))
            return Again(heard); // お世話になっております
        return isFarewell || scene.Words.IsThanks(folded)
            ? Again(heard.Saying(scene.Say(isFarewell ? Phrase.SeeYou : Phrase.YouAreWelcome)))
            : null;
    }

    private static bool IsManners(Heard heard) =>
        YesNoReader.Read(heard.Said.Text) is Reading<bool>.None && heard.Scene.Words.IsCourtesy(heard.Said.Folded);

    /// <summary>Null where to go on asking what the form asks decides nothing.</summary>
    private static TurnResult? Again(Heard heard) =>
        heard.Session.Mode switch
        {
            DialogMode.ConfirmNext => NextActivity.Again(heard),
            DialogMode.ConfirmCorrection => Confirming.WhereItWas(heard),
            DialogMode.ConfirmStop => Confirming.AskStop(heard),
            DialogMode.ConfirmHandOver => ConfirmHandOver.Ask(heard),
            _ => null,
        };
}
