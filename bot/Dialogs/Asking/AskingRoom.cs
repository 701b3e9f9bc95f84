using Channels.Bot.Contract;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Asking;

/// <summary>The parts of this room, put together once.</summary>
internal sealed class AskingRoom
{
    public AskingRoom(IReadOnlyList<IAnswerSource> own, IAssistant? assistant, DialogWords words)
    {
        Talk = new AssistantTalk(assistant, words);
        Memory = new QuestionMemory(words);
        Text = new ReplyText(words);
        Answers = new Answers(own, Talk, words);
    }

    public AssistantTalk Talk { get; }

    public QuestionMemory Memory { get; }

    public ReplyText Text { get; }

    public Answers Answers { get; }
}
