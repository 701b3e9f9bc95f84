using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Delivery.Sinks.Desk;
using Channels.Bot.Forms;
using Channels.Webhooks.Hosting;
using Channels.Webhooks.Sinks.Kintone;

namespace Channels.Webhooks.Sinks;

/// <summary>Before anything is received: opens the books, so that the first submission is in them too, and stops at a mapping that would
/// leave a column empty for ever.</summary>
internal sealed class SinkOpening(SinkBooks books, Destinations destinations, ProcedureCatalog catalog) : IOpening
{
    /// <exception cref="SinkSettingsException">A mapping reads what its procedure does not ask, or a sink is half set.</exception>
    public Task OpeningAsync(CancellationToken cancellationToken)
    {
        var wrong = destinations
            .Unmade.Select(u => $"Sinks:{u}: it has a secret and no Kind.")
            .Concat(AnswerFindings.Of(destinations, catalog).Select(f => f.ToString()))
            .ToList();
        return wrong.Count == 0
            ? books.OpenAsync(cancellationToken)
            : throw new SinkSettingsException(string.Join(Environment.NewLine, wrong));
    }
}
