using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Withdrawals;

/// <summary>While a form is open: something that was handed in before is to be put right (新しいのやないよ、前に送ったのを直したい). The open form is put
/// aside and can be gone on with.</summary>
internal sealed class WishInFormTopic(WishReader reader, Parking parking, DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        if (heard.Session.Corrects is not null || heard.Procedure is not { KeepsWords: null, Safeguarding: null, Asked: null })
            return null;
        var said = heard.Said;
        if (!words.SpeaksOfSent(said.Folded) && reader.NumberIn(said.Text) is null && !WishReader.IsOfOtherDay(heard))
            return null;
        if (reader.Read(heard) is not { Kind: WishKind.Correct or WishKind.Withdraw } wish)
            return null;
        if (heard.Session.Answers.IsEmpty)
            return WishTopic.LookUp(new Heard(heard.State with { Session = null }, said, heard.Context), wish);
        var (left, effects) = parking.Park(heard);
        var looked = WishTopic.LookUp(left, wish);
        return looked with { Effects = [.. effects, .. looked.Effects] };
    }
}
