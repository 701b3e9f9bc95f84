using Channels.Webhooks.Hosting;

namespace Channels.Webhooks.Settings;

/// <summary>Registers what looks for settings that nobody reads.</summary>
internal static class SettingsServices
{
    public static IServiceCollection AddSettingsCheck(this IServiceCollection services)
    {
        services.AddSingleton<UnknownSettings>();
        services.AddSingleton<ISelfCheck>(p => p.GetRequiredService<UnknownSettings>());
        return services.AddSingleton<IOpening>(p => p.GetRequiredService<UnknownSettings>());
    }
}
