using Channels.Knowledge.Office.Documents;
using Channels.Knowledge.Review;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Knowledge.Office;

/// <summary>Registers the office. The host brings <see cref="IEntryLedger"/>, and binds <see cref="KnowledgeOptions"/>.</summary>
public static class OfficeServices
{
    public static IServiceCollection AddKnowledgeOffice(this IServiceCollection services)
    {
        services.TryAddSingleton<LiveKnowledge>();
        services.TryAddSingleton<EntryCatalog>();
        services.TryAddSingleton<EntryTwins>();
        services.TryAddSingleton<OwnQuestion>();
        services.TryAddSingleton<EntryWarnings>();
        services.TryAddSingleton<EntryDesk>();
        services.TryAddSingleton<InquiryEntries>();
        services.TryAddSingleton<EntryImporter>();
        services.TryAddSingleton<EntryExpiry>();
        services.TryAddSingleton<ReviewDesk>();
        services.TryAddSingleton<LiveIndex>();
        return services;
    }
}
