using Channels.Tests.Support.Doors;

namespace Channels.Tests.Line;

/// <summary>Waits for what only the database or the log can tell.</summary>
internal static class Until
{
    /// <summary>Asks every few milliseconds until it holds.</summary>
    /// <exception cref="OperationCanceledException">It did not hold in time.</exception>
    public static async Task TrueAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(EmulatedLine.Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await holds())
            await tick.WaitForNextTickAsync(patience.Token);
    }
}
