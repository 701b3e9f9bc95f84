using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Pay;

/// <summary>A providing member asks what they are paid and when: お金はいつ入りますか, いくらになりましたか. Whoever is not linked is answered by the
/// procedure's own questions.</summary>
internal sealed class PayTopic(DialogWords words) : ITopic
{
    private readonly PaySpeech speech = PaySpeech.Shipped;

    public TurnResult? Hear(Heard heard)
    {
        var said = heard.Said;
        if (said.IsWordless || said.Attachments.Count > 0 || heard.State.Member is not { IsProvider: true })
            return null;
        return speech.AsksForPay(said.Folded, words.IsQuestion(said.Folded), heard.State.Session is not null)
            ? new TurnResult(
                heard.State,
                heard.Before.Count == 0 ? [] : [Activity.Message(string.Join('\n', heard.Before))],
                [new FindPay(null)]
            )
            : null;
    }
}
