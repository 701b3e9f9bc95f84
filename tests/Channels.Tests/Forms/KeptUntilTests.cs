using System.Globalization;
using Channels.Bot.Forms;

namespace Channels.Tests.Forms;

public sealed class KeptUntilTests
{
    [Theory]
    [InlineData("5fy", "2026-03-31T14:59:59Z", "2020-03-31T15:00:00Z")] // still the fiscal year 2025, in Japan
    [InlineData("5fy", "2026-03-31T15:00:00Z", "2021-03-31T15:00:00Z")]
    [InlineData("1fy", "2026-11-24T01:00:00Z", "2025-03-31T15:00:00Z")]
    [InlineData("365d", "2026-11-24T01:00:00Z", "2025-11-24T01:00:00Z")]
    public void What_came_before_that_has_had_its_time(string promised, string now, string before) =>
        Assert.Equal(At(before), KeptUntil.Before(promised, At(now)));

    [Fact]
    public void Without_a_promise_nothing_goes() => Assert.Null(KeptUntil.Before(null, DateTimeOffset.UnixEpoch));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
