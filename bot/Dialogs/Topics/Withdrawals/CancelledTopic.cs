using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Forms.Safeguarding.Weighing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Withdrawals;

/// <summary>
/// An activity did not take place (熱が出たけん断られました, ドタキャン): no wish to take back what was sent. Which of the two is meant is asked, and
/// the first goes to the staff, as no form takes it.
/// </summary>
internal sealed class CancelledTopic(WishReader reader, DialogWords words) : ITopic
{
    private const int Longest = 300;

    public TurnResult? Hear(Heard heard)
    {
        var said = heard.Said;
        if (
            said.IsWordless
            || said.Text.Length > Longest
            || heard.Form is { Procedure: not { KeepsWords: null, Safeguarding: null, Asked: null } }
            || !words.TellsCancelled(said.Folded)
            || AlarmHearing.Default.Hear(said.Folded).Count > 0 // 保護は断られました is of their life
            || words.IsQuestion(said.Folded)
            || reader.NumberIn(said.Text) is not null
        )
            return null;
        var wish = new SubmissionWish(null, WishKind.Cancelled, heard.Context.Now) { Text = said.Text.Trim(), MessageId = said.MessageId };
        Phrase[] choices = heard.State.Last is null
            ? [Phrase.CancelledTell, Phrase.LeaveIt]
            : [Phrase.CancelledTell, Phrase.CancelledWithdraw, Phrase.LeaveIt];
        return CaseReplies.Lines(
            heard.State with
            {
                Wish = wish,
            },
            heard.Before.Append(words.Say(heard.Language, Phrase.CancelledAsk)),
            choices.Select(c => ButtonRow.Fit(new CardAction { Title = words.Say(heard.Language, c) }))
        );
    }

    /// <summary>What was chosen: the words go to the staff, or what was sent is looked up. Null where it is no answer.</summary>
    public static TurnResult? Answer(Heard heard, SubmissionWish wish, bool? yesNo, DialogWords words, StaffCases cases)
    {
        var free = heard with { State = heard.State with { Wish = null } };
        if (Is(Phrase.CancelledTell) || yesNo is true)
            return cases.Open(free, null, wish.Text);
        return Is(Phrase.CancelledWithdraw) || Is(Phrase.WithdrawIt)
            ? WishTopic.LookUp(heard, wish with { Kind = WishKind.Withdraw, Text = null, MessageId = null })
            : null;

        bool Is(Phrase button) => heard.Said.Folded == DialogWords.Fold(words.Say(heard.Language, button));
    }
}
