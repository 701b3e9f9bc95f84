using Channels.Knowledge.Content;
using Channels.Knowledge.Office;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Webhooks.Reports;

/// <summary>Plugs in the counts of questions and the monthly report.</summary>
internal static class ReportServices
{
    public static IServiceCollection AddQuestionReports(this IServiceCollection services)
    {
        services.TryAddSingleton<QuestionRows>();
        services.TryAddSingleton<ReportTexts>();
        services.TryAddSingleton<ReportSheets>();
        services.TryAddSingleton<QuestionReports>();
        services.TryAddSingleton<EntriesInForce>(provider =>
            async stop =>
                [.. (await provider.GetRequiredService<EntryCatalog>().ReadAsync(stop)).Select(e => e.InForce?.Entry).OfType<Entry>()]
        );
        return services;
    }
}
