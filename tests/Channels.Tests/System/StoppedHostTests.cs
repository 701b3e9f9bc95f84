using System.Diagnostics;
using System.Runtime.CompilerServices;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.SystemWide;

/// <summary>Nothing that outlives a host holds it, no timer and no list: thousands of hosts start in one run of tests.</summary>
public sealed class StoppedHostTests
{
    [Fact]
    public async Task A_host_that_stopped_is_let_go()
    {
        var hosts = new List<WeakReference>();
        for (var i = 0; i < 3; i++)
            hosts.Add(await TalkAndStopAsync());

        // One may still be on a stack or in a pool of the runtime; what holds hosts holds them all.
        // Away from the stack on which the last of them ended.
        await Task.Yield();
        var patience = Stopwatch.StartNew();
        var held = hosts.Count;
        while (held > 1 && patience.Elapsed < EmulatedLine.Patience)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();
            held = hosts.Count(h => h.IsAlive);
        }

        Assert.InRange(held, 0, 1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> TalkAndStopAsync()
    {
        await using var app = await ChannelsApp.StartAsync();
        await app.Line.SayAsync(app.Line.Hanako, "活動報告");
        await app.Line.WaitForReplyAsync(app.Line.Hanako, b => b.FromBot);
        return new WeakReference(app.Store);
    }
}
