using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Links;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>The number of a case, alone or with its word. What is confidential is opened on its page, and not where others may read it
/// later.</summary>
internal sealed class NamedCaseTopic(CaseNumbers numbers, ChannelProcedures procedures, LinkTopic links, DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        if (numbers.Wrong(heard.Said) is { } wrong)
            return CaseReplies.Lines(
                heard.State with
                {
                    Case = heard.Form is null ? new OpenedCase("", heard.Context.Now, IsOpen: false) : heard.State.Case,
                },
                heard.Before.Append(words.Say(heard.Language, Phrase.CaseNumberWrong, ("number", wrong))),
                CaseReplies.EndButton(words, heard)
            );
        if (numbers.Find(heard.Said) is not { } named)
            return null;
        return
            numbers.IsConfidential(named.Reference)
            && numbers.ProcedureOf(named.Reference) is { } procedure
            && procedures.Linked(heard.Context).Any(p => p.Id == procedure.Id)
            ? links.Link(heard, procedure, words.Say(heard.Language, Phrase.NewsLink))
            : numbers.Open(heard, named.Reference, named.Word);
    }
}
