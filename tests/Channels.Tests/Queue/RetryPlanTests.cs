using Channels.Bot.Queue;
using CsCheck;

namespace Channels.Tests.Queue;

public sealed class RetryPlanTests
{
    private static readonly Gen<RetryPlan> Plans =
        from first in Gen.Int[1, 60_000]
        from times in Gen.Int[1, 10_000]
        select new RetryPlan(TimeSpan.FromMilliseconds(first), TimeSpan.FromMilliseconds((double)first * times));

    private static readonly Gen<Guid> Rows = Gen.Byte.Array[16].Select(b => new Guid(b));

    [Fact]
    public void A_wait_is_between_half_and_all_of_a_doubling_that_ends_at_the_cap() =>
        Gen.Select(Plans, Rows, Gen.Int[1, 200])
            .Sample(
                (plan, row, attempts) =>
                {
                    var whole = Math.Min(
                        plan.First.TotalMilliseconds * Math.Pow(2, Math.Min(attempts - 1, 30)),
                        plan.Longest.TotalMilliseconds
                    );
                    var wait = plan.After(attempts, row).TotalMilliseconds;
                    return wait >= (whole / 2) - 1 && wait <= whole + 1;
                }
            );

    [Fact]
    public void No_wait_is_longer_than_the_longest_or_nothing() =>
        Gen.Select(Plans, Rows, Gen.Int[1, int.MaxValue])
            .Sample((plan, row, attempts) => plan.After(attempts, row) <= plan.Longest && plan.After(attempts, row) > TimeSpan.Zero);

    [Fact]
    public void The_span_of_waits_never_shrinks_with_further_attempts() =>
        Gen.Select(Plans, Rows, Gen.Int[1, 60])
            .Sample(
                (plan, row, attempts) =>
                    // Half of the next whole is all of this one, until the cap: the next wait is never under half of the cap or this whole.
                    plan.After(attempts + 1, row).TotalMilliseconds
                    >= (Math.Min(plan.After(attempts, row).TotalMilliseconds, plan.Longest.TotalMilliseconds / 2) - 1)
            );

    [Fact]
    public void It_is_a_pure_function() =>
        Gen.Select(Plans, Rows, Gen.Int[1, 60]).Sample((plan, row, attempts) => plan.After(attempts, row) == plan.After(attempts, row));

    [Fact]
    public void A_crowd_does_not_come_back_at_once()
    {
        var plan = new RetryPlan(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        var now = Support.Node.NewClock().GetUtcNow();
        var waits = Enumerable.Range(0, 1000).Select(_ => plan.After(1, Guid.CreateVersion7(now))).ToList();

        // No hundredth of the span holds more than a few times its share.
        Assert.InRange(waits.GroupBy(w => (int)(w.TotalMilliseconds / 5)).Max(g => g.Count()), 1, 40);
        Assert.NotEqual(plan.After(1, Guid.Empty), plan.After(2, Guid.Empty) / 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void Before_the_first_failure_it_waits_as_after_the_first(int attempts) =>
        Assert.InRange(
            new RetryPlan(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1)).After(attempts, Guid.Empty),
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(2)
        );
}
