using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Members;

/// <summary>The link ended, and its person did not ask for it here: they are told why.</summary>
internal sealed class UnlinkedTopic(LinkReplies replies) : IEventTopic
{
    public IReadOnlyList<string> Names => [DialogEvents.MemberUnlinked];

    public TurnResult On(Heard heard, Activity input)
    {
        // Linked to another number meanwhile: what ended is over anyway.
        if (input.TextOf("number") is not { } number || heard.State.Member?.Number != number)
            return TurnResult.Silent(heard.State);
        var phrase = input.TextOf("why") is UnlinkReasons.Elsewhere ? Phrase.LinkTaken : Phrase.LinkByOffice;
        return replies.Tell(heard with { State = LinkReplies.Without(heard.State) }, [replies.Say(heard, phrase, ("number", number))]);
    }
}
