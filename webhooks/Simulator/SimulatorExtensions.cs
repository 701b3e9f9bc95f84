using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Channels.Simulator;

/// <summary>Puts the LINE simulator into a host: an emulated platform and the page with two phones.</summary>
internal static class SimulatorExtensions
{
    /// <summary>Registers the simulator's services. They do nothing until <see cref="MapLineSimulator"/> finds it switched on.</summary>
    public static IServiceCollection AddLineSimulator(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<SimulatorOptions>()
            .Bind(configuration.GetSection(SimulatorOptions.Section))
            .ValidateDataAnnotations()
            .Validate(
                o => o.WebhookUrl is null || Uri.TryCreate(o.WebhookUrl, UriKind.Absolute, out _),
                "Simulator:WebhookUrl must be an absolute URL."
            )
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => SimulatorFiles.ReadWorld());
        services.TryAddSingleton(NewEmulator);
        services.TryAddSingleton(p => new WebhookSender(p.GetRequiredService<LineEmulator>(), WebhookSender.NewHandler()));
        return services;
    }

    /// <summary>Maps the page, its endpoints and the emulated platform under <c>/simulator/line</c>, when the simulator is on.</summary>
    /// <exception cref="InvalidOperationException">It is switched on in Production.</exception>
    public static void MapLineSimulator(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var options = services.GetRequiredService<IOptions<SimulatorOptions>>().Value;
        if (!options.IsOn(services.GetRequiredService<IHostEnvironment>()))
            return;
        endpoints.MapLineEmulator(SimulatorOptions.Prefix);
        endpoints.MapSimulatorPage(SimulatorOptions.Prefix);
        endpoints.MapSimulatorUi(SimulatorOptions.Prefix);
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => UseOwnAddress(services));
    }

    private static LineEmulator NewEmulator(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<SimulatorOptions>>().Value;
        var world = services.GetRequiredService<SimulatedWorld>();
        var emulator = new LineEmulator(services.GetRequiredService<TimeProvider>());
        emulator.AddChannel(
            new EmulatedChannel("default", options.ChannelId, options.ChannelSecret)
            {
                BotUserId = world.BotUserId,
                DisplayName = world.Account,
                WebhookUrl = options.WebhookUrl is null ? null : new Uri(options.WebhookUrl),
                Behaviour = WebhookBehaviour.Default with { Redelivery = SimulatorUi.Redelivery },
            }
        );
        foreach (var person in world.People)
            emulator.AddUser(person.Name, person.UserId);
        return emulator;
    }

    private static void UseOwnAddress(IServiceProvider services)
    {
        var channel = services.GetRequiredService<LineEmulator>().Channel("default");
        var addresses = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var own = addresses.OrderBy(a => a.StartsWith("https:", StringComparison.OrdinalIgnoreCase)).FirstOrDefault();
        SimulatorLog.Open(services.GetRequiredService<ILogger<LineEmulator>>(), addresses.FirstOrDefault());
        if (channel.WebhookUrl is not null || own is null)
            return;
        // An address that listens everywhere is none to call.
        var url = BindingAddress.Parse(own);
        var host = url.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : url.Host;
        channel.WebhookUrl = new UriBuilder(url.Scheme, host, url.Port, "/webhooks/line").Uri;
    }
}
