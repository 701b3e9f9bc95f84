using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Dialogs.Topics.Cases;
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
        if (said.IsWordless || said.Attachments.Count > 0 || heard.State.Member is not { IsRequester: true, IsProvider: false })
            return null;
        if (speech.IsThanks(said.Folded))
            return CaseReplies.Lines(heard.State, heard.Before.Append(words.Say(heard.Language, Phrase.YouAreWelcome)));
        if (speech.ThingAskedIn(said.Text) is not null)
            return cases.Open(heard.Saying(speech.Say("parent-told", heard.Language)), null, said.Text.Trim());
        var isQuestion = words.IsQuestion(said.Folded);
        if (speech.AsksWhere(said.Folded) && (isQuestion || !speech.Objects(said.Folded)))
            return StampWishes.LookUp(heard, new StampWish.Look { IsAsked = true });
        if (speech.AsksFee(said.Folded))
            return StampWishes.LookUp(heard, new StampWish.Look { IsOfFee = true });
        if (!speech.IsOfCare(said.Folded))
            return null;
        if (isQuestion && !speech.IsToBeTold(said.Folded) && !speech.IsToCome(said.Folded))
            return heard.State.StampsTold is [.., var told] && heard.Context.Now - told.At <= StampDoubts.Fresh
                ? StampWishes.LookUp(heard, new StampWish.Look())
                : null;
        return cases.Open(heard.Saying(speech.Say("parent-told", heard.Language)), null, said.Text.Trim());
    }
}
