using Channels.Bot.Queue;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Queue;

public sealed class DoorbellTests
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ring_wakes_who_waits()
    {
        using var bell = new Doorbell();
        var waiting = bell.WaitAsync(Poll, Node.NewClock(), Stop);
        Assert.False(waiting.IsCompleted);
        bell.Ring();
        await waiting.WaitAsync(EmulatedLine.Patience, Stop);
    }

    [Fact]
    public async Task Rings_that_nobody_heard_are_kept_as_one()
    {
        using var bell = new Doorbell();
        for (var i = 0; i < 5; i++)
            bell.Ring();

        Assert.True(bell.WaitAsync(Poll, Node.NewClock(), Stop).IsCompleted);
        var second = bell.WaitAsync(Poll, Node.NewClock(), Stop);
        Assert.False(second.IsCompleted);
        bell.Ring();
        await second.WaitAsync(EmulatedLine.Patience, Stop);
    }

    [Fact]
    public async Task Without_a_ring_the_wait_ends_after_its_time()
    {
        using var bell = new Doorbell();
        var clock = Node.NewClock();
        var waiting = bell.WaitAsync(Poll, clock, Stop);
        clock.Advance(Poll - TimeSpan.FromMilliseconds(1));
        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await waiting.WaitAsync(EmulatedLine.Patience, Stop);
    }

    [Fact]
    public async Task A_wait_that_is_called_off_says_so()
    {
        using var bell = new Doorbell();
        using var stopping = new CancellationTokenSource();
        var waiting = bell.WaitAsync(Poll, Node.NewClock(), stopping.Token);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public void Many_may_ring_at_once()
    {
        using var bell = new Doorbell();
        Parallel.For(0, 10_000, _ => bell.Ring());
        Assert.True(bell.WaitAsync(Poll, Node.NewClock(), Stop).IsCompleted);
        Assert.False(bell.WaitAsync(Poll, Node.NewClock(), Stop).IsCompleted);
    }
}
