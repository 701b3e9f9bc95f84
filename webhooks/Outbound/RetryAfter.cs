using System.Net.Http.Headers;

namespace Channels.Webhooks.Outbound;

/// <summary>How long the other side wants to be left alone: a number of seconds or an instant, and at most a day. What says nothing of use
/// (no time at all, one that is over, a word) is as if it were not there: whoever asks then waits as long as they would.</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now) => Of(response.Headers.RetryAfter, now);

    /// <param name="header">As it came, where a library has taken the answer apart.</param>
    public static TimeSpan? Of(string? header, DateTimeOffset now) =>
        RetryConditionHeaderValue.TryParse(header, out var said) ? Of(said, now) : null;

    private static TimeSpan? Of(RetryConditionHeaderValue? said, DateTimeOffset now)
    {
        var wait = said switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => TimeSpan.Zero,
        };
        return wait > Longest ? Longest
            : wait <= TimeSpan.Zero ? null
            : wait;
    }
}
