using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Dialogs.Topics.Stamps;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>
/// Whoever asks for help writes here what they would tell the providing member (今日の預かり、熱が出たのでキャンセルさせてください). Nobody reads a
/// menu then: it goes to the staff, and that it reaches nobody else is said. Where their child is, is asked of the stamps.
/// </summary>
internal sealed class ParentWordsTopic(StaffCases cases, DialogWords words) : ITopic
{
    private readonly ReportSpeech speech = ReportSpeech.Shipped;

    public TurnResult? Hear(Heard heard)
    {
        var said = heard.Said;
        if (
            said.IsWordless
            || said.Attachments.Count > 0
            || heard.State.Member is not { IsRequester: true, IsProvider: false }
            || !speech.IsOfCare(said.Folded)
        )
            return null;
        if (words.IsQuestion(said.Folded))
            return heard.State.StampsTold is [.., var told] && heard.Context.Now - told.At <= StampDoubts.Fresh
                ? StampWishes.LookUp(heard, new StampWish.Look())
                : null;
        return cases.Open(heard.Saying(speech.Say("parent-told", heard.Language)), null, said.Text.Trim());
    }
}
