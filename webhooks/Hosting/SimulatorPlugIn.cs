using System.Reflection;
using System.Runtime.Loader;

namespace Channels.Webhooks.Hosting;

/// <summary>
/// Loads the LINE simulator, an assembly that lies beside the host in builds and is left out of what is published. The host compiles
/// without a word of it: it loads the file by its name where the settings switch it on, and meets it at two seams of the framework, a
/// hosting startup for settings and services and an action that maps its routes. So nothing of it runs in production, not even its
/// loading, and a published folder without it starts as ever.
/// </summary>
internal static class SimulatorPlugIn
{
    private static string AssemblyFile => Path.Combine(AppContext.BaseDirectory, "Channels.Simulator.dll");

    /// <summary>Whether it runs: <c>Simulator:Enabled</c>; when not set, in Development where it is there.</summary>
    /// <exception cref="InvalidOperationException">It is switched on elsewhere than in Development.</exception>
    public static bool IsOn(IConfiguration configuration, IHostEnvironment environment)
    {
        var enabled = configuration.GetValue<bool?>("Simulator:Enabled");
        if (enabled == true && !environment.IsDevelopment())
        {
            throw new InvalidOperationException(
                $"Simulator:Enabled is true in the {environment.EnvironmentName} environment. The LINE simulator lets anybody act as "
                    + "any member, so it never runs there. Remove the setting, or start with ASPNETCORE_ENVIRONMENT=Development."
            );
        }

        return enabled ?? (environment.IsDevelopment() && File.Exists(AssemblyFile));
    }

    /// <summary>Loads it into the host where it is on.</summary>
    public static void AddSimulator(this WebApplicationBuilder builder)
    {
        if (!IsOn(builder.Configuration, builder.Environment))
            return;
        var startup =
            AssemblyLoadContext.Default.LoadFromAssemblyPath(AssemblyFile).GetCustomAttribute<HostingStartupAttribute>()?.HostingStartupType
            ?? throw new InvalidOperationException($"{AssemblyFile} has no hosting startup.");
        ((IHostingStartup)Activator.CreateInstance(startup)!).Configure(builder.WebHost);
    }

    /// <summary>Maps what was loaded; only a plug-in registers such an action.</summary>
    public static void MapSimulator(this WebApplication app)
    {
        foreach (var map in app.Services.GetServices<Action<IEndpointRouteBuilder>>())
            map(app);
    }
}
