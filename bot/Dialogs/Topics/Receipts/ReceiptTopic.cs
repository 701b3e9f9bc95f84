using Channels.Bot.Activities;
using Channels.Bot.Contract;

namespace Channels.Bot.Dialogs.Topics.Receipts;

/// <summary>A requesting member needs on paper what they used: 領収書がほしい, 無償化に出す証明書はもらえますか. With a form open only
/// who does not provide as well is heard, as a provider's 領収書 is of the report.</summary>
internal sealed class ReceiptTopic : ITopic
{
    private readonly ReceiptSpeech speech = ReceiptSpeech.Shipped;

    public TurnResult? Hear(Heard heard)
    {
        var (said, hasForm) = (heard.Said, heard.State.Session is not null);
        if (
            said.IsWordless
            || said.Attachments.Count > 0
            || heard.State.Member is not { IsRequester: true } member
            || (hasForm && member.IsProvider)
            || !speech.Asks(said.Folded, hasForm)
        )
            return null;
        return new TurnResult(
            heard.State,
            heard.Before.Count == 0 ? [] : [Activity.Message(string.Join('\n', heard.Before))],
            [new FindReceipts()]
        );
    }
}
