using System.Collections.Concurrent;
using Channels.Bot.Activities;

namespace Channels.Webhooks.Line;

/// <summary>
/// Accounts whose pushes are refused one and all, or that LINE asked to be slower: until the pause is over none is tried, so that what
/// waits does not knock a thousand times. Free replies are tried all the same.
/// </summary>
internal sealed class LinePauses(TimeProvider clock)
{
    private static readonly TimeSpan UntilLimitIsLookedAtAgain = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan UntilTokenIsTriedAgain = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Pause> open = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A call was refused for a reason that holds for all of them.</summary>
    public SendOutcome.NotNow Begin(string account, string code, string trouble)
    {
        var length = trouble == ChannelTrouble.Limit ? UntilLimitIsLookedAtAgain : UntilTokenIsTriedAgain;
        open[account] = new Pause(code, trouble, clock.GetUtcNow() + length);
        return new SendOutcome.NotNow(code, length, trouble);
    }

    /// <summary>LINE asks to be left alone for a while: nothing that somebody must mend.</summary>
    public SendOutcome.NotNow Begin(string account, string code, TimeSpan length)
    {
        open[account] = new Pause(code, null, clock.GetUtcNow() + length);
        return new SendOutcome.NotNow(code, length);
    }

    /// <summary>What a push would hear now, or null when it may be tried.</summary>
    public SendOutcome.NotNow? Of(string account)
    {
        if (!open.TryGetValue(account, out var pause))
            return null;
        var left = pause.Until - clock.GetUtcNow();
        if (left > TimeSpan.Zero)
            return new SendOutcome.NotNow(pause.Code, left, pause.Trouble);
        open.TryRemove(new(account, pause));
        return null;
    }

    private sealed record Pause(string Code, string? Trouble, DateTimeOffset Until);
}
