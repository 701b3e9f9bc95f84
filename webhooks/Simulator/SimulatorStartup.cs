[assembly: HostingStartup(typeof(Channels.Simulator.SimulatorStartup))]

namespace Channels.Simulator;

/// <summary>
/// The one part that joins the simulator to a host, by ASP.NET Core's own seam, so that neither names the other: the host finds this
/// class by the attribute above, gives it its builder, and calls the mapping it registers.
/// </summary>
internal sealed class SimulatorStartup : IHostingStartup
{
    public void Configure(IWebHostBuilder builder)
    {
        builder.ConfigureAppConfiguration(
            (context, settings) =>
            {
                var options = context.Configuration.GetSection(SimulatorOptions.Section).Get<SimulatorOptions>() ?? new();
                settings.AddInMemoryCollection(SimulatedLine.Settings(context.Configuration, options));
            }
        );
        builder.ConfigureServices(
            (context, services) =>
            {
                services.AddLineSimulator(context.Configuration);
                services.AddSingleton<Action<IEndpointRouteBuilder>>(SimulatorExtensions.MapLineSimulator);
            }
        );
    }
}
