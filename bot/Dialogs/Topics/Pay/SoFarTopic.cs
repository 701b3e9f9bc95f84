using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Pay;

/// <summary>A member asks what a month comes to, closed or not: 今月いくら払うと, 先月なんぼになった, 今月の報酬はいくら. Whoever is not
/// linked is answered by the procedure's own questions.</summary>
internal sealed class SoFarTopic(DialogWords words) : ITopic
{
    private readonly SoFarSpeech speech = SoFarSpeech.Shipped;

    public TurnResult? Hear(Heard heard)
    {
        var said = heard.Said;
        if (said.IsWordless || said.Attachments.Count > 0 || heard.State.Member is not { } member)
            return null;
        if (heard.State.Session is not null && !words.IsQuestion(said.Folded))
            return null; // 先月の分は1,000円 may be an answer
        return speech.Month(said.Folded, JapanTime.DayOf(heard.Context.Now), member.IsProvider, member.IsRequester) is { } month
            ? new TurnResult(
                heard.State,
                heard.Before.Count == 0 ? [] : [Activity.Message(string.Join('\n', heard.Before))],
                [new FindSoFar(month)]
            )
            : null;
    }
}
