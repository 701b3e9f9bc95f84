using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Questions;

/// <summary>Whatever words are left while no form is open: a question to the procedures or to the assistant.</summary>
internal sealed class QuestionTopic(Answers answers, AssistantTalk talk, ReplyTeller teller, Greeting greeting, DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard) =>
        answers.ToAnything(heard) switch
        {
            null when words.IsQuestion(heard.Said.Folded) && !talk.IsFor(heard) => teller.NobodyKnows(heard, heard.Said.Text),
            null => null,
            { Source: { } source } own => greeting.Greet(
                heard.Saying(words.Say(heard.Language, Phrase.Answered, ("answer", own.Text), ("source", source)))
            ),
            { } reply => talk.IsFor(heard) ? teller.Tell(heard, reply) : teller.AskWho(heard, reply),
        };
}
