using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Filling.Asides;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>Which of what the assistant offers.</summary>
internal sealed class ChooseReply(CurrentQuestion current, Aside aside, AnswerTalk answerTalk, AssistantTalk talk, QuestionMemory memory)
    : IMode
{
    public TurnResult Hear(Heard heard)
    {
        var (scene, said) = (heard.Scene, heard.Said);
        if (AssistantTalk.Last(heard.State, heard.Context) is not { Stage: QuestionStage.Choosing } last)
            return current.Hear(heard.ToAsking());
        var word = scene.Words.MatchAnswer(said.Folded);
        if (word is AnswerWord.Staff)
            return answerTalk.Hand(heard, last);
        if (said.Folded == DialogWords.Fold(scene.Say(Phrase.GoOnWithForm)))
            return aside.GoOn(AnswerTalk.Closing(heard, last));
        if (word is AnswerWord.NoneOfThese)
            return answerTalk.OfferStaff(heard, last);
        if (memory.Pick(last, said) is { } choice && talk.Ask(heard, choice.Text, choice.Entry) is { } reply)
            return aside.Reply(heard, reply);

        // A word that only the question waited for (通所), else whatever the form's own question makes of it.
        if (talk.MayAsk(said) && talk.Ask(heard, said.Text, null) is { Outcome: AnswerOutcome.Answered } narrowed)
            return aside.Reply(heard, narrowed);
        return current.Hear(AnswerTalk.Closing(heard, last).With(FormMoves.WhereItWas(heard.Session)));
    }
}
