using Channels.Bot.Submissions.Life;

namespace Channels.Tests.Submissions;

/// <summary>Nobody is reminded at night.</summary>
public sealed class ReturnPlanTests
{
    [Theory]
    [InlineData("2026-11-27T08:59:59+09:00", "2026-11-27T09:00:00+09:00")]
    [InlineData("2026-11-27T09:00:00+09:00", "2026-11-27T09:00:00+09:00")]
    [InlineData("2026-11-27T19:59:59+09:00", "2026-11-27T19:59:59+09:00")]
    [InlineData("2026-11-27T20:00:00+09:00", "2026-11-28T09:00:00+09:00")]
    [InlineData("2026-12-31T23:30:00+09:00", "2027-01-01T09:00:00+09:00")]
    public void Only_by_day(string at, string civil) =>
        Assert.Equal(DateTimeOffset.Parse(civil, null), ReturnPlan.Civil(DateTimeOffset.Parse(at, null)));

    [Fact]
    public void Two_reminders_and_then_the_office()
    {
        var returned = DateTimeOffset.Parse("2026-11-27T22:00:00+09:00", null);
        var plan = Enumerable.Range(0, 3).Select(n => ReturnPlan.Next(new LifeOptions(), returned, n).ToOffset(TimeSpan.FromHours(9)));
        Assert.Equal(["12-01 09:00", "12-05 09:00", "12-12 09:00"], plan.Select(p => p.ToString("MM-dd HH:mm", null)));
    }
}
