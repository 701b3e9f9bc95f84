using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Links;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>
/// The office wrote. Its words are shown inside the page where the case was written; elsewhere it is said that there is a message, with
/// a button that shows it, or for what is confidential a link to the page that opens once.
/// </summary>
internal sealed class NewsTopic(CaseNumbers numbers, ChannelProcedures procedures, LinkTopic links, DialogWords words) : IEventTopic
{
    private const int MostNews = 5;

    public IReadOnlyList<string> Names => [DialogEvents.StaffReplied, DialogEvents.News];

    public TurnResult On(Heard heard, Activity input)
    {
        if (input.TextOf("reference") is not { } reference)
            return TurnResult.Silent(heard.State);
        return input.Name is DialogEvents.StaffReplied && input.TextOf("text") is { } text
            ? Show(heard, reference, text)
            : Announce(
                heard.Saying(
                    words.Say(heard.Language, numbers.HasWord(reference) ? Phrase.NewsForCity : Phrase.NewsFor, ("number", reference))
                ),
                reference
            );
    }

    private TurnResult Announce(Heard heard, string reference)
    {
        if (numbers.IsConfidential(reference))
            return numbers.ProcedureOf(reference) is { } procedure && procedures.Linked(heard.Context).Any(p => p.Id == procedure.Id)
                ? links.Link(heard, procedure, words.Say(heard.Language, Phrase.NewsLink))
                : CaseReplies.Lines(heard.State, heard.Before);
        var known = (heard.State.News ?? []).Remove(reference).Add(reference);
        return CaseReplies.Lines(
            heard.State with
            {
                News = known.Count > MostNews ? known.RemoveAt(0) : known,
            },
            heard.Before,
            ReadButton(heard, reference)
        );
    }

    /// <summary>In the page: the words themselves. The next words answer them, also with a form open; a button of the form's question is
    /// still its answer.</summary>
    private TurnResult Show(Heard heard, string reference, string text)
    {
        var state = heard.State;
        var shown = CaseReplies.Lines(
            state with
            {
                Case = new OpenedCase(reference, heard.Context.Now, IsOpen: true, AwaitsWords: true) { IsAsked = true },
            },
            [words.Say(state.Language, Phrase.ReplyFrom, ("number", reference)), text, words.Say(state.Language, Phrase.ReplyWrite)],
            CaseReplies.EndButton(words, heard)
        );

        // Nobody has read it yet: the page says so when it fetches this.
        return shown with
        {
            Replies = [.. shown.Replies.Select(r => r with { Shows = reference })],
        };
    }

    private CardAction ReadButton(Heard heard, string reference) =>
        new()
        {
            Type = ActionTypes.PostBack,
            Title = words.Say(heard.Language, Phrase.NewsRead),
            Value = reference,
        };
}
