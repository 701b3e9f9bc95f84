using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Withdrawals;

/// <summary>The answer to a question about something handed in: which, whether to take it back, what is wrong with it.</summary>
internal sealed class OpenWish(WishReader reader, StaffCases cases, DialogWords words) : ITopic
{
    internal static readonly TimeSpan StaysOpen = TimeSpan.FromMinutes(30);

    public TurnResult? Hear(Heard heard)
    {
        var (state, said) = (heard.State, heard.Said);
        if (state.Wish is not { Kind: not WishKind.Unlink } wish || said.IsWordless || heard.Context.Now - wish.At > StaysOpen)
            return null;
        if (wish.Kind is WishKind.Show)
            return Shown(heard, wish);
        var yesNo = YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: var value } ? value : (bool?)null;
        if (Is(Phrase.LeaveIt) || yesNo is false)
            return Leave(heard);
        if (wish.Kind is WishKind.Cancelled)
            return CancelledTopic.Answer(heard, wish, yesNo, words, cases);
        if (wish is { Kind: WishKind.Tell, Reference: { } taken })
            return words.Match(said.Folded, out _) is null ? Tell(heard, taken) : null;
        if (reader.NumberIn(said.Text) is { } number)
            return WishTopic.LookUp(heard, wish with { Reference = number });
        if (wish.Reference is null)
            return null;
        if (Is(Phrase.WithdrawIt) || (wish.Kind is WishKind.Withdraw && yesNo is true))
            return WishTopic.LookUp(heard, wish with { Kind = WishKind.WithdrawNow });
        if (Is(Phrase.CorrectIt))
            return WishTopic.LookUp(heard, wish with { Kind = WishKind.Correct });
        return words.WishIn(said.Folded) is { } wanted
            ? WishTopic.LookUp(heard, wish with { Kind = wanted, Text = said.Text.Trim(), MessageId = said.MessageId })
            : null;

        bool Is(Phrase button) => said.Folded == DialogWords.Fold(words.Say(heard.Language, button));
    }

    /// <summary>What was handed in was shown: 直す, or a number, means one of these.</summary>
    private TurnResult? Shown(Heard heard, SubmissionWish wish)
    {
        var said = heard.Said;
        if (
            reader.NumberIn(said.Text) is { } number
            && words.WishIn(said.Folded) is null
            && said.Folded.Length <= number.Length + LongestBeside
        )
            return WishTopic.LookUp(heard, wish with { Reference = number, Kind = WishKind.Unknown, Text = null, MessageId = null });
        var kind =
            words.Match(said.Folded, out _) is Command.Change ? WishKind.Correct
            : words.IsBareWish(said.Folded) ? words.WishIn(said.Folded)
            : null;
        return kind is { } wanted ? WishTopic.LookUp(heard, wish with { Kind = wanted, Text = null, MessageId = null }) : null;
    }

    private const int LongestBeside = 6;

    /// <summary>It was no answer: the wish is forgotten, and the message heard as ever. No later "yes" takes anything back.</summary>
    public static Heard PutAside(Heard heard) => heard.State.Wish is null ? heard : heard with { State = heard.State with { Wish = null } };

    private TurnResult Leave(Heard heard) =>
        CaseReplies.Lines(heard.State with { Wish = null }, heard.Before.Append(words.Say(heard.Language, Phrase.WishLeft)));

    private TurnResult Tell(Heard heard, string reference) =>
        CaseReplies.Lines(
            heard.State with
            {
                Wish = null,
                Case = new OpenedCase(reference, heard.Context.Now, IsOpen: true),
            },
            heard.Before.Append(words.Say(heard.Language, Phrase.CaseAdded)),
            CaseReplies.EndButton(words, heard)
        ) with
        {
            Effects = [new AddToCase(reference, heard.Said.Text.Trim()), new RaiseAlert("staff", reference, null, null)],
        };
}
