using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Bot.Dialogs.Topics.Withdrawals;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Stamps;

/// <summary>What the other member says to stamps they were told of: that they are right, or that it was not so. Where something else was
/// asked since, only words that speak of handing over a child are about them.</summary>
internal sealed class StampDoubtTopic(DialogWords words) : ITopic
{
    private readonly ReportSpeech speech = ReportSpeech.Shipped;

    public TurnResult? Hear(Heard heard)
    {
        var said = heard.Said;
        if (
            said.IsWordless
            || said.Attachments.Count > 0
            || heard.Context.IsLate
            || heard.State is not { StampsTold: { IsEmpty: false } told, Member.IsRequester: true }
            || heard.Context.Now - told[^1].At > StampDoubts.Fresh
            || HandedInDays.MeantIn(said.Text, heard.Context.Now).Any(d => d < JapanTime.DayOf(heard.Context.Now)) // 27日の分は合っています
        )
            return null;
        var isShown = heard.Form is null && IsShown(heard);
        return speech.OfStamps(said, words, isShown, isBeside: heard.Form is not null) switch
        {
            true => Cases.CaseReplies.Lines(heard.State, heard.Before.Append(speech.Say("stamp-right", heard.Language))),
            false => StampWishes.LookUp(heard, new StampWish.Differ(said.Text.Trim())),
            _ => null,
        };
    }

    /// <summary>The stamp was said last: its button is there.</summary>
    private bool IsShown(Heard heard) => heard.State.Choices?.Contains(words.StampLabel(heard.Language, w => w.Look)) is true;
}
