using Channels.Bot.Delivery.Sinks;
using Channels.Webhooks.Hosting;
using Channels.Webhooks.Sinks.Kintone;

namespace Channels.Webhooks.Sinks;

/// <summary>The kinds of sinks that speak HTTP, and what the verb <c>check</c> says about sinks.</summary>
internal static class SinkClients
{
    public static IServiceCollection AddSinkClients(this IServiceCollection services)
    {
        services.AddSinkKind<WebhookKind>();
        services.AddSinkKind<KintoneKind>();
        services.AddSingleton<KintoneCheck>();
        services.AddSingleton<ISelfCheck, SinkCheck>();
        services.AddSingleton<IPlaces, SinkPlaces>();
        services.AddSingleton<IOpening, SinkOpening>();
        return services;
    }
}
