using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>The office wrote. Its words are shown only where the case was written; elsewhere there is only the number.</summary>
internal sealed class NewsTopic(DialogWords words) : IEventTopic
{
    public IReadOnlyList<string> Names => [DialogEvents.StaffReplied, DialogEvents.News];

    public TurnResult On(Heard heard, Activity input)
    {
        var state = heard.State;
        if (input.TextOf("reference") is not { } reference)
            return TurnResult.Silent(state);
        if (input.Name is not DialogEvents.StaffReplied || input.TextOf("text") is not { } text)
            return CaseReplies.Lines(state, [words.Say(state.Language, Phrase.NewsFor, ("number", reference))]);
        var next = state.Session is null ? state with { Case = new OpenedCase(reference, heard.Context.Now, IsOpen: true) } : state;
        return CaseReplies.Lines(
            next,
            [words.Say(state.Language, Phrase.ReplyFrom, ("number", reference)), text],
            next.Session is null ? CaseReplies.EndButton(words, state.Language) : []
        ) with
        {
            Effects = [new CaseRead(reference)],
        };
    }
}
