using Channels.Webhooks.Outbound;

namespace Channels.Tests.Sinks;

/// <summary>How every client of the house reads when the other side wants to be asked again.</summary>
public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Tue, 24 Nov 2026 01:01:30 GMT", 90)]
    [InlineData("Tuesday, 24-Nov-26 01:01:30 GMT", 90)]
    [InlineData("999999999", 86_400)]
    [InlineData("Wed, 25 Nov 2026 02:00:00 GMT", 86_400)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("Tue, 24 Nov 2026 00:59:59 GMT", null)]
    [InlineData("soon", null)]
    [InlineData("1.5", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Seconds_or_an_instant_and_at_most_a_day(string? header, int? seconds)
    {
        var expected = seconds is { } s ? TimeSpan.FromSeconds(s) : (TimeSpan?)null;
        Assert.Equal(expected, RetryAfter.Of(header, Now));
        using var response = new HttpResponseMessage();
        if (header is not null)
            response.Headers.TryAddWithoutValidation("Retry-After", header);
        Assert.Equal(expected, RetryAfter.Of(response, Now));
    }
}
