using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Members;

/// <summary>The answer to a <see cref="ClaimMember"/>: linked, or the code opens nothing.</summary>
internal sealed class ClaimedMemberTopic(LinkReplies replies)
{
    public TurnResult On(Heard heard, ClaimMember asked, object? found)
    {
        if (found is not MemberClaim claim)
            return replies.Tell(heard, Refused(heard, found));
        var member = new LinkedMember(claim.Number, claim.IsRequester, claim.IsProvider);
        var lines = new List<string>
        {
            replies.Say(heard, Phrase.LinkDone, ("number", member.Number), ("role", replies.Role(heard, member))),
        };
        if (claim.IsElsewhere)
            lines.Add(replies.Say(heard, Phrase.LinkMoved));
        if (heard.State.Member is { } before && before.Number != member.Number)
            lines.Add(replies.Say(heard, Phrase.LinkLeft, ("number", before.Number)));
        var linked = replies.Tell(
            heard with
            {
                State = (heard.State.Member?.Number == member.Number ? heard.State : LinkReplies.Without(heard.State)) with
                {
                    Member = member,
                },
            },
            lines
        );
        return linked with { Effects = [.. linked.Effects, new LinkMember(asked.Code, claim.Number)] };
    }

    /// <summary>Who is linked already and sends the code once more has lost nothing, and is told so.</summary>
    private List<string> Refused(Heard heard, object? found) =>
        found is TooManyTries ? [replies.Say(heard, Phrase.TooManyCodes)]
        : heard.State.Member is { } linked
            ?
            [
                replies.Say(heard, Phrase.LinkSpent),
                replies.Say(heard, Phrase.LinkIs, ("number", linked.Number), ("role", replies.Role(heard, linked))),
            ]
        : [replies.Say(heard, Phrase.LinkRefused)];
}
