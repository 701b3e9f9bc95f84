using Channels.Bot.Erasure;
using Channels.Bot.Measures;
using Channels.Bot.Submissions;
using Channels.Bot.Turns;
using Quartz;

namespace Channels.Webhooks.Hosting;

/// <summary>
/// Quartz is the clock and nothing else: it says when to look, the rows say what there is to do. Its store is in memory, so
/// a node that dies forgets nothing that matters, and two nodes sweeping at once do the same work only once.
/// </summary>
internal static class Clockwork
{
    public static IServiceCollection AddClockwork(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection("Retention"));
        services.AddSingleton<RetentionSweep>();
        services.AddQuartz(quartz =>
        {
            quartz.ScheduleJob<RetentionJob>(trigger => trigger.WithIdentity("retention").WithCronSchedule("0 17 * * * ?"));
            quartz.ScheduleJob<ContactJob>(trigger => trigger.WithIdentity("contact").WithCronSchedule("40 * * * * ?"));
            quartz.ScheduleJob<WakeJob>(trigger => trigger.WithIdentity("wake").WithCronSchedule("20 * * * * ?"));
        });
        services.AddQuartzHostedService(options => (options.WaitForJobsToComplete, options.AwaitApplicationStarted) = (true, true));
        return services;
    }

    [DisallowConcurrentExecution]
    internal sealed class WakeJob(WakeSweep sweep) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
            await sweep.RunAsync(cancellationToken);
    }

    [DisallowConcurrentExecution]
    internal sealed class ContactJob(ContactSweep sweep) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
            await sweep.RunAsync(cancellationToken);
    }

    [DisallowConcurrentExecution]
    internal sealed class RetentionJob(RetentionSweep sweep, FormCountSweep counts, ILogger<RetentionSweep> logger) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            var gone = await sweep.RunAsync(cancellationToken) + await counts.RunAsync(cancellationToken);
            if (gone > 0)
                HostingLog.Swept(logger, gone);
        }
    }
}
