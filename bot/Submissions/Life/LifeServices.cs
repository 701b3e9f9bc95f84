using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Intake;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Submissions.Life;

/// <summary>Registers the life of submissions.</summary>
internal static class LifeServices
{
    public static IServiceCollection AddSubmissionLife(this IServiceCollection services)
    {
        services.AddOptions<LifeOptions>().BindConfiguration("Submissions");
        services.TryAddSingleton<LifeNews>();
        services.TryAddSingleton<ReturnCheck>();
        services.TryAddSingleton(p => new SubmissionDesk(
            p.GetRequiredService<IStore>(),
            p.GetRequiredService<ColumnProtector>(),
            p.GetRequiredService<ReturnCheck>(),
            p.GetRequiredService<LifeNews>(),
            p.GetRequiredService<TurnBell>(),
            p.GetRequiredService<IOptions<LifeOptions>>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.TryAddSingleton(p => new ContentDesk(
            p.GetRequiredService<IStore>(),
            p.GetRequiredService<ColumnProtector>(),
            p.GetRequiredService<SubmissionDesk>(),
            p.GetRequiredService<AlertIntake>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.TryAddSingleton<SubmissionHistory>();
        services.TryAddSingleton<NewSubmissions>();
        services.TryAddSingleton<QueuesKnown>();
        services.TryAddSingleton<Reads.ReadLog>();
        return services.AddLookup<FindProgress, ProgressLookup>().AddSweep<CorrectionSweep>().AddSweep<UnfetchedSweep>();
    }
}
