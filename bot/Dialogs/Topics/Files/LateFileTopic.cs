using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions.Files;

namespace Channels.Bot.Dialogs.Topics.Files;

/// <summary>A file without a word that a submission waits for.</summary>
internal sealed class LateFileTopic(LateFiles files) : ITopic
{
    public TurnResult? Hear(Heard heard) => heard.Said.IsWordless ? files.Hear(heard) : null;
}
