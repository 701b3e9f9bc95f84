using Channels.Bot.Delivery.Alerts;
using Channels.Webhooks.Hosting;
using Channels.Webhooks.Outbound;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Alerts;

/// <summary>Plugs the duty desk in. Its settings are those of the alerts: section <c>Duty</c>.</summary>
internal static class AlertServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services
            .AddHttpClient(DutyDeskClient.HttpName)
            .ConfigureHttpClient((provider, client) => client.Timeout = provider.GetRequiredService<IOptions<AlertOptions>>().Value.Timeout)
            .ConfigurePrimaryHttpMessageHandler(provider =>
                GuardedClient.Handler(
                    provider.GetRequiredService<IOptions<AlertOptions>>().Value.Inside
                        || provider.GetService<IHostEnvironment>()?.IsDevelopment() is true
                )
            )
            // Its connections are renewed by the handler itself. The factory's own renewal would hold the whole host by a timer.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.TryAddSingleton<IDutyDesk, DutyDeskClient>();
        services.AddSingleton<IReadiness, AlertReadiness>();
        services.AddSingleton<ISelfCheck, AlertCheck>();
        return services;
    }
}
