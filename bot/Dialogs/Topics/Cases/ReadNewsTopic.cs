using Channels.Bot.Contract;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>What the office wrote was announced here, and is to be read: 読む, 連絡, 連絡って何ですか, だれか返事くれたんか.</summary>
internal sealed class ReadNewsTopic(CaseNumbers numbers, DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        if (heard.Said.IsWordless || !words.AsksOnlyForReply(heard.Said.Folded))
            return null;
        var reference =
            heard.State.News is [.., var latest] ? latest
            : heard.State.Case is { IsOpen: true } open ? open.Reference
            : null;
        // Where nothing was sent from here it may be of a case told elsewhere.
        return reference is not null ? numbers.Open(heard, reference, "")
            : heard.Form is null && heard.State.Last is null && !words.IsReadingNews(heard.Said.Folded) ? ReturnTopic.Ask(heard, words)
            : null;
    }
}
