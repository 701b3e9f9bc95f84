using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Procedures;

namespace Channels.Bot.Dialogs.Topics.Files;

/// <summary>What is sent and is no word, while no form is open.</summary>
internal static class FileTopics
{
    /// <summary>A document that a submission waits for, and a photo that begins a report.</summary>
    public static ITopic[] Of(SessionRoom sessions) =>
        [new LateFileTopic(sessions.LateFiles), new PhotoTopic(sessions.Procedures, sessions.Starting)];

    /// <summary>After all that takes files: nothing does.</summary>
    public static ITopic NotTaken(SessionRoom sessions) => new NotTakenTopic(sessions.Greeting, sessions.Words);
}
