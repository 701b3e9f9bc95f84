using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Withdrawals;

/// <summary>
/// What was sent and what was not: 送ったの見せて, これ前にも送ったかも, さっきのは送っとらんよね. Answered with what is true; it changes nothing.
/// </summary>
internal sealed class SentTopic(DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        var folded = heard.Said.Folded;
        if (heard.Said.Attachments.Count > 0 || heard.Form is { Procedure.KeepsWords: not null } || words.WishIn(folded) is not null)
            return null;
        var isOpen = heard.Form is not null;
        if (isOpen && words.AsksWhetherUnsent(folded))
            return heard
                .Saying(heard.Scene.Say(Phrase.StillNotSent, ("title", heard.Scene.Texts.Title)))
                .Continue(FormMoves.WhereItWas(heard.Session));
        if (isOpen && words.WondersWhetherSent(folded))
            return LookUp(heard, WishKind.Same);
        return
            words.WantsSent(folded)
            || (!isOpen && heard.State.Last is not null && (words.AsksWhetherUnsent(folded) || words.WondersWhetherSent(folded)))
            ? LookUp(heard, WishKind.Show)
            : null;
    }

    private static TurnResult LookUp(Heard heard, WishKind kind) =>
        WishTopic.LookUp(heard, new SubmissionWish(null, kind, heard.Context.Now) { Text = heard.Said.Text.Trim() });
}
