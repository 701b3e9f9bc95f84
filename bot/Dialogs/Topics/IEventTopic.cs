using Channels.Bot.Activities;
using Channels.Bot.Contract;

namespace Channels.Bot.Dialogs.Topics;

/// <summary>What happens to a conversation without a word of the person's.</summary>
internal interface IEventTopic
{
    /// <summary>Names of the events it owns.</summary>
    IReadOnlyList<string> Names { get; }

    /// <param name="heard">The conversation; nothing was said and no form is opened yet.</param>
    /// <param name="input">The event.</param>
    TurnResult On(Heard heard, Activity input);
}
