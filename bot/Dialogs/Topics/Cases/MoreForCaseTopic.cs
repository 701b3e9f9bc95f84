using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>Words that are about nothing else, while a case is open: they go with it. A question with a known answer is answered.</summary>
internal sealed class MoreForCaseTopic(Answers answers, AssistantTalk talk, DialogWords words) : ITopic
{
    private readonly CaseWords added = new(words);

    public TurnResult? Hear(Heard heard)
    {
        if (heard.Said.IsWordless || SentCaseTopic.Open(heard, words) is not { } open || words.Match(heard.Said.Folded, out _) is not null)
            return null;
        return answers.ToAnything(heard) is { } known && (known.Source is not null || talk.IsFor(heard)) ? null : added.Add(heard, open);
    }
}
