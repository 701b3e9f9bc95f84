using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cares;

/// <summary>Somebody in a consultation wants what they wrote to be gone. What is on the screen they can remove themselves; of what is
/// with the office the office is told.</summary>
internal sealed class ErasureWishTopic(DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        if (heard is not { Form.Procedure.Safeguarding: not null } || !words.WishesErasure(heard.Said.Folded))
            return null;
        var (scene, isInPage) = (heard.Scene, heard.Context.Traits.IsInPage);
        if (heard.Session.Reference is not { } reference)
            return isInPage ? heard.Saying(scene.Say(Phrase.EraseHere)).Continue(FormMoves.WhereItWas(heard.Session)) : null;
        var told = heard.Saying(scene.Say(Phrase.EraseTold));
        var result = (isInPage ? told.Saying(scene.Say(Phrase.EraseHere)) : told).Continue(FormMoves.WhereItWas(heard.Session));
        return result with { Effects = [.. result.Effects, new AddToCase(reference, heard.Said.Text)] };
    }
}
