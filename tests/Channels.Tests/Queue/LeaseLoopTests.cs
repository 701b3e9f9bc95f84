using System.Collections.Concurrent;
using System.Threading.Channels;
using Channels.Bot.Queue;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Queue;

public sealed class LeaseLoopTests : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider clock = Node.NewClock();
    private readonly Doorbell bell = new();
    private readonly Logs logs = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Channel<int> asked = Channel.CreateUnbounded<int>();
    private readonly ConcurrentQueue<string> due = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> work = new();

    public void Dispose()
    {
        bell.Dispose();
        logs.Dispose();
        stopping.Dispose();
    }

    [Fact]
    public async Task Slow_work_on_one_row_does_not_hold_up_others()
    {
        using var loop = Loop(hands: 4);
        var running = loop.RunAsync(ClaimAsync, Start, stopping.Token);
        Put("slow", "quick 1", "quick 2");
        await FinishAsync("quick 1");
        await FinishAsync("quick 2");

        for (var i = 3; i < 20; i++)
        {
            Put($"quick {i}");
            await FinishAsync($"quick {i}");
        }

        Assert.False(work["slow"].Task.IsCompleted);
        await StopAsync(running, "slow");
    }

    [Fact]
    public async Task It_claims_no_more_rows_than_it_has_free_hands()
    {
        using var loop = Loop(hands: 4);
        Put([.. Enumerable.Range(0, 9).Select(i => $"{i}")]);
        var running = loop.RunAsync(ClaimAsync, Start, stopping.Token);
        Assert.Equal(4, await asked.Reader.ReadAsync());
        await StartedAsync("3");
        Assert.False(work.ContainsKey("4"));

        await FinishAsync("2");
        Assert.Equal(1, await asked.Reader.ReadAsync());
        await StartedAsync("4");
        Assert.False(work.ContainsKey("5"));
        foreach (var one in (string[])["0", "1", "3", "4", "5", "6", "7", "8"])
            await FinishAsync(one);
        await StopAsync(running);
    }

    [Fact]
    public async Task With_nothing_due_it_waits_for_the_bell_or_its_time()
    {
        using var loop = Loop(hands: 2);
        var running = loop.RunAsync(ClaimAsync, Start, stopping.Token);
        await asked.Reader.ReadAsync();
        Assert.False(asked.Reader.TryRead(out _));

        bell.Ring();
        await asked.Reader.ReadAsync();

        // The next look comes by the clock; the loop needs a moment to reach its wait.
        var again = asked.Reader.ReadAsync().AsTask();
        while (!again.IsCompleted)
        {
            clock.Advance(Poll);
            await Task.Yield();
        }

        await StopAsync(running);
    }

    [Fact]
    public async Task A_claim_that_fails_is_logged_and_survived()
    {
        var failures = 3;
        using var loop = Loop(hands: 2);
        Put("one");
        var running = loop.RunAsync(
            (most, stop) =>
                Interlocked.Decrement(ref failures) >= 0 ? throw new InvalidOperationException("database away") : ClaimAsync(most, stop),
            Start,
            stopping.Token
        );
        while (!work.ContainsKey("one"))
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(3, logs.All.Count(l => l.Level == LogLevel.Error && l.Message.Contains("test-loop", StringComparison.Ordinal)));
        await FinishAsync("one");
        await StopAsync(running);
    }

    [Fact]
    public async Task Work_that_fails_frees_its_hand()
    {
        using var loop = Loop(hands: 1);
        var running = loop.RunAsync(ClaimAsync, Start, stopping.Token);
        Put("bad");
        await StartedAsync("bad");
        work["bad"].SetException(new InvalidOperationException("on purpose"));
        Put("good");
        await FinishAsync("good");
        await StopAsync(running);
    }

    [Fact]
    public async Task Stopping_waits_for_what_is_in_hand_and_claims_no_more()
    {
        using var loop = Loop(hands: 2);
        var running = loop.RunAsync(ClaimAsync, Start, stopping.Token);
        Put("last");
        await StartedAsync("last");
        await stopping.CancelAsync();
        Put("too late");

        // A loop that did not wait would be through long before.
        for (var i = 0; i < 20_000; i++)
        {
            await Task.Yield();
            Assert.False(running.IsCompleted);
        }

        work["last"].SetResult();
        await running.WaitAsync(EmulatedLine.Patience, TestContext.Current.CancellationToken);
        Assert.False(work.ContainsKey("too late"));
    }

    private LeaseLoop<string> Loop(int hands) => new("test-loop", hands, Poll, bell, clock, new LoggerFactory([logs]).CreateLogger("loop"));

    private Task<IReadOnlyList<string>> ClaimAsync(int most, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var claimed = new List<string>();
        while (claimed.Count < most && due.TryDequeue(out var one))
            claimed.Add(one);
        asked.Writer.TryWrite(most);
        return Task.FromResult<IReadOnlyList<string>>(claimed);
    }

    private List<Task> Start(IReadOnlyList<string> claimed) =>
        [
            .. claimed.Select(one =>
                work.GetOrAdd(one, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task
            ),
        ];

    private void Put(params IEnumerable<string> rows)
    {
        foreach (var one in rows)
            due.Enqueue(one);
        bell.Ring();
    }

    private async Task StartedAsync(string row)
    {
        using var patience = new CancellationTokenSource(EmulatedLine.Patience);
        while (!work.ContainsKey(row))
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private async Task FinishAsync(string row)
    {
        await StartedAsync(row);
        work[row].SetResult();
    }

    private async Task StopAsync(Task running, params IEnumerable<string> inHand)
    {
        await stopping.CancelAsync();
        foreach (var one in inHand)
            work[one].SetResult();
        await running.WaitAsync(EmulatedLine.Patience, TestContext.Current.CancellationToken);
    }
}
