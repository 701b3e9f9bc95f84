using Channels.Bot.Activities;
using Channels.Webhooks.Hosting;
using Channels.Webhooks.Line.RichMenu;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Line;

/// <summary>Plugs the LINE channel in.</summary>
internal static class LineServices
{
    public static IServiceCollection AddLine(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LineOptions>().Bind(configuration.GetSection("Line"));
        services
            .AddHttpClient(LineClient.HttpName)
            .ConfigureHttpClient(
                (provider, client) => client.Timeout = provider.GetRequiredService<IOptionsMonitor<LineOptions>>().CurrentValue.CallTimeout
            )
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                    ConnectTimeout = TimeSpan.FromSeconds(5),
                }
            )
            // Its connections are renewed by the handler itself. The factory's own renewal would hold the whole host by a timer.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.TryAddSingleton<LineTokens>();
        services.TryAddSingleton<LinePauses>();
        services.TryAddSingleton<LineClient>();
        services.TryAddSingleton<LineSigns>();
        services.TryAddSingleton<LineMenu>();
        services.TryAddSingleton<LineWebhookEndpoint>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannel, LineChannel>());
        services.TryAddSingleton<LineCheck>();
        services.AddSingleton<ISelfCheck>(p => p.GetRequiredService<LineCheck>());
        services.AddSingleton<IReadiness>(p => p.GetRequiredService<LineCheck>());
        services.AddSingleton<IOpening>(p => p.GetRequiredService<LineCheck>());
        return services;
    }

    public static IEndpointRouteBuilder MapLine(this IEndpointRouteBuilder routes)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<LineWebhookEndpoint>();
        routes
            .MapPost("/webhooks/line/{account?}", endpoint.HandleAsync)
            .AllowAnonymous()
            .WithTags("Webhooks")
            .ExcludeFromDescription()
            // A stranger learns nothing but the number.
            .WithMetadata(new SkipStatusCodePagesAttribute());
        return routes;
    }
}
