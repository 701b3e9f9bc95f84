using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Pay;
using Channels.Bot.Dialogs.Topics.Reports;

namespace Channels.Bot.Dialogs.Topics.Notices;

/// <summary>The centre tells its members something: in their language where there is a text in it, and always with how to hear no more. A
/// form that is open goes on behind it.</summary>
internal sealed class NoticeGivenTopic(Opening opening) : IEventTopic
{
    private readonly TopicWords words = TopicWords.Read("Notices/notice-words.yaml");

    public IReadOnlyList<string> Names => [DialogEvents.NoticeGiven];

    public TurnResult On(Heard heard, Activity input)
    {
        if (heard.State.Member is null || input.TextOf("ja") is not { } text)
            return TurnResult.Silent(heard.State); // the number belongs to another conversation by now
        var language = PaySpeech.Known(heard.Language);
        var said = language switch
        {
            "en" => input.TextOf("en"),
            "ja-easy" => input.TextOf("easy"),
            _ => null,
        };
        return ReportReplies.Tell(opening, heard, [words.Say("from", language), said ?? text, words.Say("stop", language)]);
    }
}
