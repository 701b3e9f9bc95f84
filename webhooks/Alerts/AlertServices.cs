using Channels.Bot.Delivery.Alerts;
using Channels.Webhooks.Hosting;
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
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    // A redirect is no receipt, and what is signed for one address is not sent to another.
                    AllowAutoRedirect = false,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                    ConnectTimeout = TimeSpan.FromSeconds(5),
                }
            )
            .RemoveAllLoggers();
        services.TryAddSingleton<IDutyDesk, DutyDeskClient>();
        services.AddSingleton<IReadiness, AlertReadiness>();
        return services;
    }
}
