using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Pay;

/// <summary>A providing member asks what they are paid and when: お金はいつ入りますか, いくらになりましたか. Whoever is not linked is answered by the
/// procedure's own questions.</summary>
internal sealed class PayTopic(Opening opening, DialogWords words) : ITopic
{
    private readonly PaySpeech speech = PaySpeech.Shipped;

    public TurnResult? Hear(Heard heard)
    {
        var said = heard.Said;
        if (said.IsWordless || said.Attachments.Count > 0 || heard.State.Member is not { } member)
            return null;
        return speech.Read(said.Folded, words.IsQuestion(said.Folded), heard.State.Session is not null) switch
        {
            PayWish.See when member.IsProvider => new TurnResult(
                heard.State,
                heard.Before.Count == 0 ? [] : [Activity.Message(string.Join('\n', heard.Before))],
                [new FindPay(null)]
            ),
            PayWish.Stop => Want(heard, member.Number, wanted: false),
            PayWish.Start => Want(heard, member.Number, wanted: true),
            _ => null,
        };
    }

    private TurnResult Want(Heard heard, string number, bool wanted)
    {
        var told = ReportReplies.Tell(opening, heard, [speech.Say(wanted ? "started" : "stopped", heard.Language)]);
        return told with { Effects = [.. told.Effects, new WantNotices(number, wanted)] };
    }
}
