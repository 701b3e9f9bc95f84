using Channels.Bot.Activities;
using Channels.Bot.Contract;

namespace Channels.Bot.Dialogs.Topics.Pay;

/// <summary>A month is decided: looked up first, so that nothing is said to whom it does not concern any more.</summary>
internal sealed class PayDecidedTopic : IEventTopic
{
    public IReadOnlyList<string> Names => [DialogEvents.PayDecided];

    public TurnResult On(Heard heard, Activity input) =>
        input.TextOf("month") is { } month
            ? new TurnResult(heard.State, [], [new FindPay(month) { IsNotice = true }])
            : TurnResult.Silent(heard.State);
}
