using System.Collections.Concurrent;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;

namespace Channels.Tests.Support.Doubles;

/// <summary>A duty desk that does what a test says.</summary>
internal sealed class FakeDesk : IDutyDesk
{
    /// <summary>Every telling, oldest first.</summary>
    public ConcurrentQueue<Alert> Heard { get; } = new();

    public Func<Alert, DeskOutcome> Answer { get; set; } = _ => new DeskOutcome.Taken();

    public bool IsSetUp { get; set; } = true;

    public Task<DeskOutcome> TellAsync(Alert alert, CancellationToken cancellationToken)
    {
        Heard.Enqueue(alert);
        return Task.FromResult(Answer(alert));
    }
}
