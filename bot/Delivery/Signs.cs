using Channels.Bot.Contract;
using Channels.Bot.Joints;

namespace Channels.Bot.Delivery;

/// <summary>After a turn: its message is shown as read, and where its answer is still being made, that is shown. Nobody waits for
/// it.</summary>
internal sealed class Signs : IAfterTurn
{
    public void After(Turn turn)
    {
        if (turn.Read.SeenToken is { } token)
            _ = turn.Channel.ShowSeenAsync(turn.Event.Account, token);
        if (turn.Channel.Traits.ShowsWorking && turn.Read.Address is { } address && turn.Result.Effects.Any(e => e is ComposeAnswer))
            _ = turn.Channel.ShowWorkingAsync(turn.Event.Account, address);
    }
}
