using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;

namespace Channels.Bot.Dialogs.Topics.Procedures;

/// <summary>The title or starting word of a procedure: it begins, in the language in which it was said.</summary>
internal sealed class ProcedureTopic(ChannelProcedures procedures, Starting starting) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        if (procedures.FindSpoken(heard.Said, heard.Context) is not { } found)
            return null;
        var language = found.Languages.Contains(heard.Language) || found.Languages.Count == 0 ? heard.Language : found.Languages[0];
        return starting.Start(heard with { State = heard.State with { Language = language } }, found.Procedure);
    }
}
