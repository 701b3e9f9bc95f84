using Channels.Bot.Joints;
using Channels.Knowledge.Office;

namespace Channels.Webhooks.Answers;

/// <summary>Looks every hour for approved entries whose last day is over.</summary>
internal sealed class EntryExpirySweep(EntryExpiry expiry, EntryBell bell) : ISweep
{
    public string Name => "entry-expiry";

    public string Cron => "50 7 * * * ?";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var done = await expiry.RunAsync(cancellationToken);
        if (done > 0)
            bell.Ring();
        return done;
    }
}
