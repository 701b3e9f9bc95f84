using Channels.Bot.Delivery.Sinks;
using Channels.Tests.Compliance;

namespace Channels.Tests.Sinks;

/// <summary>The signed webhook, against a receiver that knows ids again.</summary>
public sealed class WebhookSinkCompliance : SinkCompliance
{
    private readonly WebhookDesk desk = new();

    private protected override ISink Sink => desk.Sink;

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public override ValueTask DisposeAsync()
    {
        desk.Dispose();
        return ValueTask.CompletedTask;
    }

    private protected override Task<IReadOnlyList<string>> EffectsAsync() =>
        Task.FromResult<IReadOnlyList<string>>([.. desk.Posted().DistinctBy(p => p.Id).Select(p => p.Reference)]);

    private protected override Task LoseAsync()
    {
        desk.Server.Stop();
        return Task.CompletedTask;
    }
}
