using Channels.Bot.Delivery.Sinks;
using Channels.Tests.Sinks;

namespace Channels.Tests.Compliance;

/// <summary>The shared folder, on a real disk.</summary>
public sealed class DropSinkCompliance : SinkCompliance
{
    private readonly DropDesk desk = new();

    private protected override ISink Sink => desk.Sink;

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public override ValueTask DisposeAsync()
    {
        desk.Dispose();
        return ValueTask.CompletedTask;
    }

    private protected override async Task<IReadOnlyList<string>> EffectsAsync()
    {
        await desk.NextMorningAsync();
        return [.. desk.Tables().SelectMany(t => t.Skip(1)).Select(row => row[0])];
    }

    private protected override Task LoseAsync()
    {
        Directory.Delete(desk.Folder, recursive: true);
        File.WriteAllText(desk.Folder, "a file where the folder was");
        return Task.CompletedTask;
    }
}
