using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Links;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>A number right after the numbered list of what can be done here.</summary>
internal sealed class MenuTopic(Greeting greeting, ChannelProcedures procedures, Starting starting, LinkTopic links) : ITopic
{
    public TurnResult? Hear(Heard heard) =>
        greeting.Numbered(heard) is not { } procedure ? null
        : procedures.Find(procedure.Id, heard.Context) is null ? links.Link(heard, procedure)
        : starting.Start(heard, procedure);
}
