using Channels.Bot.Contract;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>The number of a case, alone or with its word.</summary>
internal sealed class NamedCaseTopic(CaseNumbers numbers) : ITopic
{
    public TurnResult? Hear(Heard heard) => numbers.Find(heard.Said) is { } named ? numbers.Open(heard, named.Reference, named.Word) : null;
}
