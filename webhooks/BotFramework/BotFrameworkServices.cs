using Channels.Bot.Activities;
using Channels.Webhooks.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.BotFramework;

/// <summary>Plugs the Bot Framework in.</summary>
internal static class BotFrameworkServices
{
    public static IServiceCollection AddBotFramework(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<BotFrameworkOptions>()
            .Bind(configuration.GetSection("BotFramework"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkOptionsCheck>();
        foreach (var name in new[] { BotFrameworkLogin.HttpName, BotFrameworkLogin.TokenHttpName })
        {
            services
                .AddHttpClient(name)
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
        }

        services.AddHttpClient(BotFrameworkLogin.HttpName).AddHttpMessageHandler(() => new Departure.Handler());
        services.TryAddSingleton<BotFrameworkAuthentication>(p => new BotFrameworkLogin(
            BotFrameworkLogin.SettingsOf(
                p.GetRequiredService<IConfiguration>(),
                p.GetRequiredService<IOptions<BotFrameworkOptions>>().Value
            ),
            p.GetRequiredService<IHttpClientFactory>(),
            p.GetRequiredService<IOptions<BotFrameworkOptions>>().Value.AllowUnsigned
        ));

        // Named, because the container finds two constructors; without a logger, because the library's names conversations.
        services.TryAddSingleton(p => new CloudAdapter(p.GetRequiredService<BotFrameworkAuthentication>()));
        services.TryAddSingleton<IBotFrameworkHttpAdapter>(p => p.GetRequiredService<CloudAdapter>());
        services.TryAddSingleton<BotAdapter>(p => p.GetRequiredService<CloudAdapter>());
        services.TryAddSingleton<InboxBot>();
        services.TryAddSingleton<BotFrameworkEndpoint>();
        services.TryAddSingleton<ConnectorSender>();
        services.TryAddSingleton<ConnectorFiles>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannel, BotFrameworkChannel>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IOpening, BotFrameworkOpening>());
        return services;
    }

    public static IEndpointRouteBuilder MapBotFramework(this IEndpointRouteBuilder routes)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<BotFrameworkEndpoint>();
        routes
            .MapPost("/api/messages", endpoint.HandleAsync)
            .AllowAnonymous()
            .WithTags("Webhooks")
            .ExcludeFromDescription()
            // A stranger learns nothing but the number.
            .WithMetadata(new SkipStatusCodePagesAttribute());
        return routes;
    }
}
