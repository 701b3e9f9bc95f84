using Channels.Bot.Delivery.Sinks;
using Channels.Webhooks.Hosting;

namespace Channels.Webhooks.Sinks;

/// <summary>Says which sinks procedures name that the settings do not know.</summary>
internal sealed class SinkCheck(Destinations destinations) : ISelfCheck
{
    public Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. destinations.Unknown().Select(u => $"sinks: {u} is not in the settings")]);
}
