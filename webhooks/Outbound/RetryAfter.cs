namespace Channels.Webhooks.Outbound;

/// <summary>How long the other side wants to be left alone: a number of seconds or an instant, and at most a day.</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => (TimeSpan?)null,
        };
        return wait > Longest ? Longest
            : wait < TimeSpan.Zero ? TimeSpan.Zero
            : wait;
    }
}
