using Channels.Knowledge.Office;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Answers;

/// <summary>Reads the entries beside the start, so that nobody waits: neither the start for them nor the first question.</summary>
internal sealed class KnowledgeLoader(LiveKnowledge live, IOptions<KnowledgeOptions> options, ILogger<KnowledgeLoader> logger)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Run(
            () =>
            {
                if (options.Value.Demonstration)
                    AnswersLog.Demonstration(logger);
                AnswersLog.Ready(logger, live.Current.Knowledge.Entries.Count);
            },
            stoppingToken
        );
}

internal static partial class AnswersLog
{
    [LoggerMessage(
        EventId = 4101,
        Level = LogLevel.Information,
        Message = "{Entries} knowledge entries are ready to answer or to be approved"
    )]
    public static partial void Ready(ILogger logger, int entries);

    [LoggerMessage(
        EventId = 4102,
        Level = LogLevel.Warning,
        Message = "Knowledge:Demonstration is on: entries that nobody has confirmed answer, each with a label"
    )]
    public static partial void Demonstration(ILogger logger);
}
