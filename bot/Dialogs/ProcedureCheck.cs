using Channels.Bot.Dialogs.Linting;
using Channels.Bot.Forms;
using Channels.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Channels.Bot.Dialogs;

/// <summary>
/// Says in the log what is wrong with the procedures, once, after the door is open: what cannot be read is left out anyway, and
/// nobody should wait for the check.
/// </summary>
internal sealed class ProcedureCheck(
    ProcedurePlace place,
    ProcedureCatalog catalog,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<ProcedureCatalog> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var started = lifetime.ApplicationStarted.Register(open.SetResult);
        await open.Task.WaitAsync(stoppingToken);
        foreach (var finding in ProcedureLint.AtStart(place.Folder, catalog))
            DialogLog.Finding(logger, finding.ToString());
        foreach (var id in catalog.StaleHotlines(JapanTime.DayOf(clock.GetUtcNow())))
            DialogLog.StaleHotline(logger, id);
    }
}
