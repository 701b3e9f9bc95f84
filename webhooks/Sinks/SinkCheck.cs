using Channels.Bot.Delivery.Sinks;
using Channels.Webhooks.Hosting;

namespace Channels.Webhooks.Sinks;

/// <summary>Says which sinks procedures name that the settings do not know, and which procedures sinks name that are none.</summary>
internal sealed class SinkCheck(Destinations destinations) : ISelfCheck
{
    public Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([
            .. destinations.Unknown().Select(u => $"sinks: {u} is not in the settings"),
            .. destinations.Untaken().Select(u => $"Sinks:{u.Sink}:Procedures: there is no procedure {u.Procedure}"),
        ]);
}
