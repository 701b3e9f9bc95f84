using Channels.Bot.Data;
using Channels.Tests.Support;

namespace Channels.Tests.Data;

public sealed class SequenceTests
{
    [Fact]
    public void It_follows_the_clock_in_microseconds()
    {
        var clock = Node.NewClock();
        var sequence = new Sequence(clock);
        Assert.Equal(UnixMicrosecondsConverter.ToMicroseconds(clock.GetUtcNow()), sequence.Next());
        clock.Advance(TimeSpan.FromMicroseconds(500));
        Assert.Equal(UnixMicrosecondsConverter.ToMicroseconds(clock.GetUtcNow()), sequence.Next());
    }

    [Fact]
    public void It_grows_while_the_clock_stands_still_or_goes_back()
    {
        var clock = new TurnableClock();
        var sequence = new Sequence(clock);
        var first = sequence.Next();
        Assert.Equal(first + 1, sequence.Next());
        clock.Now -= TimeSpan.FromHours(1);
        Assert.Equal(first + 2, sequence.Next());
    }

    [Fact]
    public void Numbers_taken_in_parallel_are_different_and_grow_for_each_taker()
    {
        var sequence = new Sequence(TimeProvider.System);
        var taken = new long[8][];
        Parallel.For(0, taken.Length, t => taken[t] = [.. Enumerable.Range(0, 20_000).Select(_ => sequence.Next())]);

        Assert.Equal(160_000, taken.SelectMany(t => t).Distinct().Count());
        Assert.All(taken, t => Assert.Equal(t.Order(), t));
    }

    private sealed class TurnableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Node.NewClock().GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
