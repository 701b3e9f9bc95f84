using Channels.Bot.Delivery.Messages;

namespace Channels.Webhooks.Hosting;

/// <summary>Which channels are left alone at the moment, because they do not answer.</summary>
internal sealed class DeliveryReadiness(ChannelGates gates) : IReadiness
{
    public string Name => "channels";

    public object State => gates.All.OrderBy(g => g.Channel.Name, StringComparer.Ordinal).ToDictionary(g => g.Channel.Name, g => g.State);
}
