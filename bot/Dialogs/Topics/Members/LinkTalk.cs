using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Withdrawals;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Members;

/// <summary>The code of the centre, and the wish to link this conversation to a member number, to end that, or to know of it.</summary>
internal sealed class LinkTalk(Opening opening, DialogWords words) : ITopic
{
    private readonly LinkReplies replies = new(opening, words);

    public TurnResult? Hear(Heard heard)
    {
        if (heard.Said.IsWordless)
            return null;
        var beside = words.BesideConnect(heard.Said.Folded);
        switch (MemberCodeReader.Read(heard.Said.Folded, beside))
        {
            case MemberCodeRead.Found found:
                return heard.Context.Traits.IsInPage
                    ? replies.Tell(heard, [replies.Say(heard, Phrase.LinkNotHere)])
                    : new TurnResult(heard.State, [], [new ClaimMember(found.Code)]);
            case MemberCodeRead.Mistyped:
                return replies.Tell(heard, [replies.Say(heard, Phrase.LinkMistyped)]);
        }

        return words.MatchLink(heard.Said.Folded) switch
        {
            LinkWord.Connect => Connect(heard),
            LinkWord.End => End(heard),
            LinkWord.EndSure => EndSure(heard),
            LinkWord.Stay => replies.Tell(heard, [heard.State.Member is null ? Now(heard) : replies.Say(heard, Phrase.LinkStays)]),
            LinkWord.Which when heard.Form is null || heard.State.Member is not null => replies.Tell(heard, [Now(heard)]),
            _ => beside is { Length: > 0 } && IsNumber(beside) ? Connect(heard) : null,
        };
    }

    /// <summary>The answer to whether the link is to end; null when that was not asked last, or this is no answer to it.</summary>
    public TurnResult? Answer(Heard heard)
    {
        if (heard.State.Wish is not { Kind: WishKind.Unlink } asked || heard.Context.Now - asked.At > OpenWish.StaysOpen)
            return null;
        return YesNoReader.Read(heard.Said.Text) is not Reading<bool>.Found { Value: var isYes } ? null
            : isYes ? EndSure(OpenWish.PutAside(heard))
            : replies.Tell(OpenWish.PutAside(heard), [replies.Say(heard, Phrase.LinkStays)]);
    }

    private TurnResult Connect(Heard heard) =>
        replies.Tell(
            heard,
            heard.Context.Traits.IsInPage ? [replies.Say(heard, Phrase.LinkNotHere)]
                : heard.State.Member is null ? [replies.Say(heard, Phrase.LinkHow)]
                : [Now(heard), replies.Say(heard, Phrase.LinkHow)]
        );

    private string Now(Heard heard) =>
        heard.State.Member is { } member
            ? replies.Say(heard, Phrase.LinkIs, ("number", member.Number), ("role", replies.Role(heard, member)))
            : replies.Say(heard, Phrase.LinkNone, ("connect", words.LinkLabel(heard.Language, LinkWord.Connect)));

    private TurnResult End(Heard heard) =>
        heard.State.Member is { } member
            ? replies.Tell(
                heard with
                {
                    State = heard.State with { Wish = new SubmissionWish(null, WishKind.Unlink, heard.Context.Now) },
                },
                [replies.Say(heard, Phrase.LinkEndAsk, ("number", member.Number))],
                replies.Button(heard, LinkWord.EndSure),
                replies.Button(heard, LinkWord.Stay)
            )
            : replies.Tell(heard, [Now(heard)]);

    private TurnResult EndSure(Heard heard)
    {
        if (heard.State.Member is not { } member)
            return replies.Tell(heard, [Now(heard)]);
        var ended = replies.Tell(
            heard with
            {
                State = LinkReplies.Without(heard.State),
            },
            [replies.Say(heard, Phrase.LinkEnded, ("number", member.Number))]
        );
        return ended with { Effects = [.. ended.Effects, new UnlinkMember(member.Number)] };
    }

    /// <summary>つなぐ 4821: the number is no code.</summary>
    private static bool IsNumber(string text) =>
        text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ' ');
}
