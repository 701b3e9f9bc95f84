using Channels.Bot.Delivery.Sinks;
using Channels.Webhooks.Outbound;

namespace Channels.Webhooks.Sinks;

/// <summary>The kind <c>webhook</c>.</summary>
internal sealed class WebhookKind(IHostEnvironment environment, TimeProvider clock) : ISinkKind
{
    public string Kind => "webhook";

    public ISink Make(string name, IConfigurationSection settings)
    {
        var options = SinkSettings.Read(name, settings, new WebhookOptions());
        var isLoose = SinkAddress.IsLoose(environment, name, options.Url);
        return new WebhookSink(options, GuardedClient.Make(isLoose || options.Inside), clock) { MayBeInside = isLoose || options.Inside };
    }
}
