using Channels.Bot.Joints;
using Channels.Knowledge.Content;
using Channels.Knowledge.Office;
using Channels.Webhooks.Hosting;
using Channels.Webhooks.Reports.Activities;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Webhooks.Reports;

/// <summary>Plugs in the counts of questions and the monthly report.</summary>
internal static class ReportServices
{
    public static IServiceCollection AddQuestionReports(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ReportOptions>().Bind(configuration.GetSection("Reports")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSweep<MonthlyReport>();
        services.AddSingleton<IPlaces, ReportPlace>();
        services.TryAddSingleton<QuestionRows>();
        services.TryAddSingleton(_ => new ReportTexts("report"));
        services.TryAddSingleton<ReportSheets>();
        services.TryAddSingleton<QuestionReports>();
        services.TryAddSingleton<ActivityRows>();
        services.TryAddSingleton<ActivitySheets>();
        services.TryAddSingleton<ActivityReports>();
        services.TryAddSingleton<EntriesInForce>(provider =>
            async stop =>
                [.. (await provider.GetRequiredService<EntryCatalog>().ReadAsync(stop)).Select(e => e.InForce?.Entry).OfType<Entry>()]
        );
        return services;
    }
}
