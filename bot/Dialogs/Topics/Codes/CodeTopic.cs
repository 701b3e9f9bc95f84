using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;

namespace Channels.Bot.Dialogs.Topics.Codes;

/// <summary>The code of a form that was left.</summary>
internal sealed class CodeTopic(ResumeCodes codes) : ITopic
{
    public TurnResult? Hear(Heard heard) => ResumeCodes.Find(heard.Said) is { } code ? codes.Claim(heard, code) : null;
}
