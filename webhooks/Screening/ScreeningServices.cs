using Channels.Bot.Files;
using Channels.Webhooks.Hosting;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Screening;

/// <summary>Plugs the scanner in, where one is set.</summary>
internal static class ScreeningServices
{
    public static IServiceCollection AddScreening(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ScreeningOptions>().Bind(configuration.GetSection("Screening")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ScreeningOptions>, ScreeningOptionsCheck>();
        services.AddSingleton<ScreeningState>();
        services.AddSingleton<IReadiness>(p => p.GetRequiredService<ScreeningState>());
        services.AddSingleton<ClamAvScreening>();
        services.AddSingleton<IFileScreening>(p => p.GetRequiredService<ClamAvScreening>());
        services.AddSingleton<ISelfCheck, ScreeningCheck>();
        return services;
    }
}
