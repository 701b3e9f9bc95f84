using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Delivery.Sinks.Back;
using Channels.Bot.Intake;
using Channels.Bot.Joints;
using Microsoft.Extensions.Logging;

namespace Channels.Bot.Submissions.Back;

/// <summary>Asks the systems of the office what became of what they took. A system that cannot be read is left alone for a while, and
/// holds up no other.</summary>
internal sealed partial class StatusSweep(
    Destinations destinations,
    SinkWatches watches,
    StatusMoves moves,
    TurnBell bell,
    ILogger<StatusSweep> logger
) : ISweep
{
    // A first look at a large app goes on with the next one.
    private const int MostPages = 20;

    private static readonly TimeSpan LeastWait = TimeSpan.FromMinutes(1);

    public string Name => "sink-status";

    public string Cron => "5/10 * * * * ?";

    /// <summary>What is due within a moment is looked at now: this sweep comes again only ten seconds later, and each look would be later
    /// than the one before.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var moved = 0;
        foreach (var destination in destinations.All)
        {
            if (destination.Sink is not IReportsBack back)
                continue;
            foreach (var procedure in back.Procedures)
                moved += await ReadAsync(destination.Name, back, procedure, cancellationToken);
        }

        return moved;
    }

    private async Task<int> ReadAsync(string sink, IReportsBack back, string procedure, CancellationToken stop)
    {
        if (await watches.BeginAsync(sink, procedure, back.Every - Moment, stop) is not { } turn)
            return 0;
        var (moved, cursor) = (0, turn.Cursor);
        try
        {
            for (var page = 0; page < MostPages; page++)
            {
                var said = await back.ReadAsync(procedure, cursor, stop);
                if (said is not BackPage.Read read)
                {
                    var later = (BackPage.NotNow)said;
                    await LaterAsync(sink, procedure, later.Code, later.After ?? back.Every, stop);
                    break;
                }

                foreach (var report in read.Reports)
                    moved += await moves.TakeAsync(sink, procedure, report, stop) ? 1 : 0;
                cursor = read.Cursor;
                await watches.ReadAsync(sink, procedure, cursor, stop);
                if (!read.HasMore)
                    break;
            }
        }
#pragma warning disable CA1031 // A bug with one system must not keep the others from being read.
        catch (Exception error) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Failed(logger, sink, procedure, error);
            await LaterAsync(sink, procedure, "sink.failed", back.Every, stop);
        }

        if (moved > 0)
            bell.Ring();
        return moved;
    }

    private async Task LaterAsync(string sink, string procedure, string code, TimeSpan wait, CancellationToken stop)
    {
        Unread(logger, sink, procedure, code);
        await watches.FailedAsync(sink, procedure, code, wait > LeastWait ? wait : LeastWait, stop);
    }

    [LoggerMessage(4120, LogLevel.Warning, "Sink {Sink} could not be asked what became of {Procedure}: {Code}")]
    private static partial void Unread(ILogger logger, string sink, string procedure, string code);

    [LoggerMessage(4121, LogLevel.Error, "Reading back from sink {Sink}, {Procedure}, failed")]
    private static partial void Failed(ILogger logger, string sink, string procedure, Exception error);
}
