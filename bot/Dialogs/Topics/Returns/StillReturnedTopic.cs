using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Withdrawals;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Returns;

/// <summary>Words that are about nothing else while something waits to be corrected. They may be the corrected answer itself
/// (10時から12時でした): what waits is looked up, and they are read as an answer to what the office asked.</summary>
internal sealed class StillReturnedTopic(DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        if (heard.Said.IsWordless || heard.State.Returned is not [.., var latest])
            return null;
        return words.IsGreeting(heard.Said.Folded)
            ? Remind(heard, words, latest)
            : WishTopic.LookUp(
                heard,
                new SubmissionWish(latest, WishKind.Correct, heard.Context.Now)
                {
                    Text = heard.Said.Text.Trim(),
                    MessageId = heard.Said.MessageId,
                    IsAnswer = true,
                }
            );
    }

    /// <summary>What waits is said once more, with the way to it, instead of a list of everything.</summary>
    public static TurnResult Remind(Heard heard, DialogWords words, string reference) =>
        CaseReplies.Lines(
            heard.State with
            {
                Wish = null,
            },
            heard.Before.Append(words.Say(heard.Language, Phrase.ReturnedNews, ("number", reference))),
            MovedTopic.CorrectButton(words, heard.Language, reference)
        );
}
