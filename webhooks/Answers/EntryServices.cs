using Channels.Bot.Questions;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Webhooks.Answers;

/// <summary>Plugs in the entries: shipped files, versions of the database over them, and the work of staff on both.</summary>
internal static class EntryServices
{
    public static IServiceCollection AddEntries(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EntryOptions>().Bind(configuration.GetSection("Knowledge")).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<EntryCatalog>();
        services.TryAddSingleton<EntryTwins>();
        services.TryAddSingleton<EntryBell>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IEntryTexts, EntryTexts>());
        services.TryAddSingleton<EntryDesk>();
        services.TryAddSingleton<InquiryDesk>();
        services.TryAddSingleton<EntryImporter>();
        services.TryAddSingleton<LiveIndex>();
        services.AddHostedService(p => p.GetRequiredService<LiveIndex>());
        return services;
    }
}
