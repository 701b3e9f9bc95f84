using Channels.Bot.Data;

namespace Channels.Webhooks.Hosting;

/// <summary>
/// Says when this machine's clock and the database's differ. Leases and due times are by the database's; a machine whose own is wrong
/// still signs, logs and serves certificates by it.
/// </summary>
internal sealed class ClockReadiness(TimeProvider clock) : IReadiness
{
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(5);

    public string Name => "clock";

    public object State =>
        clock is DatabaseClock { Ahead: var ahead } && ahead.Duration() > Allowed
            ? new { aheadSeconds = (int)ahead.TotalSeconds, note = "this machine's clock and the database's differ; put it right" }
            : "ok";
}
