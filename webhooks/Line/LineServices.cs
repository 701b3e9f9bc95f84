using Channels.Bot.Turns;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Line;

/// <summary>Plugs the LINE channel in.</summary>
internal static class LineServices
{
    public static IServiceCollection AddLine(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LineOptions>().Bind(configuration.GetSection("Line"));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<LineOptions>, SimulatedLine>());
        services.AddHttpClient(LineClient.HttpName)
            .ConfigureHttpClient(client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectTimeout = TimeSpan.FromSeconds(5),
            })
            .RemoveAllLoggers();
        services.TryAddSingleton<LineTokens>();
        services.TryAddSingleton<LineClient>();
        services.TryAddSingleton<LineWebhookEndpoint>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannel, LineChannel>());
        return services;
    }

    public static IEndpointRouteBuilder MapLine(this IEndpointRouteBuilder routes)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<LineWebhookEndpoint>();
        routes.MapPost("/webhooks/line/{account?}", endpoint.HandleAsync).AllowAnonymous().WithTags("Webhooks").ExcludeFromDescription();
        return routes;
    }
}
