using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Webhooks.Answers;

/// <summary>Plugs in the entries: shipped files, versions of the database over them, and the work of staff on both.</summary>
internal static class EntryServices
{
    public static IServiceCollection AddEntries(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EntryOptions>().Bind(configuration.GetSection("Knowledge")).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<EntryCatalog>();
        services.TryAddSingleton<EntryBell>();
        services.TryAddSingleton<EntryDesk>();
        return services;
    }
}
