using Channels.Bot.Contract;

namespace Channels.Bot.Dialogs.Topics;

/// <summary>One thing a message can be about.</summary>
internal interface ITopic
{
    /// <summary>What becomes of the message; null when it is about something else.</summary>
    TurnResult? Hear(Heard heard);
}
