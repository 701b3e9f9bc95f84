using Channels.Bot.Data.Rows;
using Channels.Bot.Intake;
using Channels.Bot.Queue;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Questions;

/// <summary>
/// Runs answer jobs for as long as the node lives: looks often while there is a model, and now and then without one, for jobs that were
/// left when it was switched off.
/// </summary>
internal sealed class AnswerWorker(
    AnswerJobRunner runner,
    IOptions<TurnOptions> options,
    TimeProvider clock,
    ILogger<AnswerWorker> logger,
    IComposeAnswers? composer = null
) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(0.3);
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (composer is null || !options.Value.Enabled)
            return;

        // The turn that made a job may have been on any node, so nobody rings.
        using var bell = new Doorbell();
        using var loop = new LeaseLoop<AnswerJob>("answers", AnswerJobRunner.Hands, composer.IsOn ? Often : Seldom, bell, clock, logger);
        await Task.Run(() => loop.RunAsync(runner.ClaimAsync, runner.Start, stoppingToken), CancellationToken.None);
    }
}
