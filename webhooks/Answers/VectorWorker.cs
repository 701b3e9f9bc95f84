using Channels.Bot.Queue;
using Channels.Knowledge.LanguageModel;
using Channels.Knowledge.LanguageModel.Embeddings;
using Channels.Knowledge.Office;

namespace Channels.Webhooks.Answers;

/// <summary>Keeps the vectors of the entries up to what answers now: at start, after every change, and again while the endpoint is
/// down.</summary>
internal sealed class VectorWorker(IAnswerComposer composer, LiveKnowledge live, TimeProvider clock, ILogger<VectorWorker> logger)
    : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (composer is not WideningComposer widening)
            return;
        using var bell = new Doorbell();
        KnowledgeSnapshot? filled = null;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var wait = Look;
                var now = await Task.Run(() => live.Current, stoppingToken);
                if (!ReferenceEquals(now, filled))
                {
                    if (await widening.FillAsync(stoppingToken))
                    {
                        filled = now;
                    }
                    else
                    {
                        ModelLog.NoVectors(logger);
                        wait = Again;
                    }
                }

                await bell.WaitAsync(wait, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node ends.
        }
    }
}

internal static partial class ModelLog
{
    [LoggerMessage(4114, LogLevel.Warning, "Vectors of entries could not be fetched; questions are answered by their words")]
    public static partial void NoVectors(ILogger logger);
}
