using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>Thanks, a farewell, or a sticker after something was handed in: a kind word. The menu stands under it only where nothing was
/// done here just before.</summary>
internal sealed class ThanksTopic(Greeting greeting, DialogWords words) : ITopic
{
    private static readonly TimeSpan After = TimeSpan.FromHours(24);

    public TurnResult? Hear(Heard heard)
    {
        var (state, said, now) = (heard.State, heard.Said, heard.Context.Now);
        var isAfter = state.Last is { } last && now - last.At < After;
        var isSticker = said is { IsWordless: true, Attachments: [{ ContentType: AttachmentTypes.Sticker }] };
        if (
            !(
                words.IsThanks(said.Folded)
                || words.IsFarewell(said.Folded)
                || words.IsCourtesy(said.Folded, isThanks: true)
                || (isSticker && isAfter)
            )
        )
            return null;
        var kind = heard.Saying(words.Say(heard.Language, words.TakesLeave(said.Folded) ? Phrase.SeeYou : Phrase.YouAreWelcome));
        if (state.Case is { IsOpen: true } open && now - open.At < CaseWords.StaysOpen)
            return CaseReplies.Lines(state, kind.Before, CaseReplies.EndButton(words, heard));
        return isAfter ? CaseReplies.Lines(state, kind.Before) : greeting.Greet(kind);
    }
}
