using Channels.Bot.Data.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Data;

/// <summary>
/// The time of the product where several nodes share a database: the database's. Its instant is asked for every half minute and carried on
/// by this machine's stopwatch, so leases and due times of all nodes are by one clock, whatever the machines' clocks say, and a machine
/// whose clock is put right in between does not jump.
/// </summary>
public sealed class DatabaseClock(TimeProvider machine, Func<ChannelsDb> create) : TimeProvider
{
    /// <summary>How often the database is asked.</summary>
    internal static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private volatile Anchor? anchor;

    /// <summary>How far this machine's clock is ahead of the database's; negative: behind. Zero until it was asked.</summary>
    public TimeSpan Ahead => anchor is null ? TimeSpan.Zero : machine.GetUtcNow() - GetUtcNow();

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() =>
        anchor is { } known ? known.At + machine.GetElapsedTime(known.Timestamp) : machine.GetUtcNow();

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>Asks the database.</summary>
    public async Task AskAsync(CancellationToken stop)
    {
        await using var db = create();
        await db.Database.OpenConnectionAsync(stop);
        var before = machine.GetTimestamp();
        var at = await Dialect.For(db).TimeAsync(db, stop);
        var way = machine.GetElapsedTime(before);

        // Somewhere on the way the database looked at its clock: in the middle, as far as anybody knows.
        anchor = new Anchor(at.ToUniversalTime() + (way / 2), machine.GetTimestamp());
    }

    private sealed record Anchor(DateTimeOffset At, long Timestamp);
}
