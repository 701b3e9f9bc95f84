using Channels.Bot.Joints;
using Channels.Bot.Questions;
using Channels.Knowledge.Office;
using Channels.Knowledge.Office.Documents;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Webhooks.Answers;

/// <summary>Plugs in the entries: shipped files, versions of the database over them, and the work of staff on both.</summary>
internal static class EntryServices
{
    public static IServiceCollection AddEntries(this IServiceCollection services)
    {
        services.AddKnowledgeOffice();
        services.TryAddSingleton<EntryBell>();
        services.TryAddSingleton<IEntryLedger, SqlEntryLedger>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IEntryTexts, EntryTexts>());
        services.TryAddSingleton<InquiryDesk>();
        services.TryAddSingleton<IEntryReviews, SqlEntryReviews>();
        services.AddSweep<EntryExpirySweep>();
        services.AddHostedService<EntryWatch>();
        return services;
    }
}
