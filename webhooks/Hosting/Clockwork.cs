using Channels.Bot.Joints;
using Quartz;

namespace Channels.Webhooks.Hosting;

/// <summary>
/// Quartz is the clock and nothing else: it says when to look, the rows say what there is to do. Its store is in memory, so
/// a node that dies forgets nothing that matters, and two nodes sweeping at once do the same work only once. What there is to
/// look for the rooms say (<see cref="ISweep"/>).
/// </summary>
internal static class Clockwork
{
    private const string Sweep = "sweep";

    public static IServiceCollection AddClockwork(this IServiceCollection services)
    {
        services.AddQuartz();
        services.AddHostedService<Timetable>();
        services.AddQuartzHostedService(options => (options.WaitForJobsToComplete, options.AwaitApplicationStarted) = (true, true));
        return services;
    }

    /// <summary>Puts every sweep on the clock before the clock starts.</summary>
    internal sealed class Timetable(ISchedulerFactory factory, IEnumerable<ISweep> sweeps, TimeProvider clock) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            var scheduler = await factory.GetScheduler(cancellationToken);
            foreach (var sweep in sweeps)
            {
                var job = JobBuilder.Create<SweepJob>().WithIdentity(sweep.Name).UsingJobData(Sweep, sweep.Name).Build();
                // By the clock of the product: a trigger that looks at another one would think itself late for ever.
                var trigger = TriggerBuilder.Create(clock).WithIdentity(sweep.Name).WithCronSchedule(sweep.Cron).Build();
                await scheduler.ScheduleJob(job, trigger, cancellationToken: cancellationToken);
            }
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [DisallowConcurrentExecution]
    internal sealed class SweepJob(IEnumerable<ISweep> sweeps, ILogger<SweepJob> logger) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            var name = context.MergedJobDataMap.GetString(Sweep);
            var done = await sweeps.Single(s => s.Name == name).RunAsync(cancellationToken);
            if (done > 0)
                HostingLog.Swept(logger, name!, done);
        }
    }
}
