using Channels.Bot.Delivery.Sinks;
using Channels.Tests.Compliance;

namespace Channels.Tests.Sinks.Kintone;

/// <summary>kintone, against one that remembers its records.</summary>
public sealed class KintoneSinkCompliance : SinkCompliance
{
    private readonly KintoneDesk desk = new();

    private protected override ISink Sink => desk.Sink;

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public override ValueTask DisposeAsync()
    {
        Assert.Empty(desk.Server.Undocumented);
        desk.Dispose();
        return ValueTask.CompletedTask;
    }

    private protected override Task<IReadOnlyList<string>> EffectsAsync() => Task.FromResult(desk.Server.Effects);

    private protected override Task LoseAsync()
    {
        desk.Server.Server.Stop();
        return Task.CompletedTask;
    }
}
