using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Paying;

/// <summary>Who of a closed month was told, and why the others were not: whom the centre tells otherwise.</summary>
public sealed class PayDesk(IStore store, FeeOptions options, TimeProvider clock)
{
    /// <summary>The members who are paid, by number; null: the month is not closed.</summary>
    public Task<IReadOnlyList<ToldMember>?> FindAsync(string month, CancellationToken stop) =>
        store.ReadAsync<IReadOnlyList<ToldMember>?>(
            async (db, inner) =>
            {
                var close = await db.Set<MonthClose>().AsNoTracking().SingleOrDefaultAsync(c => c.Month == month, inner);
                if (close?.ExportedAt is not { } exported)
                    return null;
                var isOver = exported <= clock.GetUtcNow() - options.Paying.TellWithin;
                var rows = await db.Set<ClosedPayment>()
                    .Where(p => p.Month == month)
                    .OrderBy(p => p.Member)
                    .Select(p => new
                    {
                        p.Member,
                        ToldAt = db.Set<PayNotice>().Where(n => n.Id == p.Id).Select(n => (DateTimeOffset?)n.ToldAt).FirstOrDefault(),
                        IsStopped = db.Set<NoticeStop>().Any(s => s.Number == p.Member),
                        IsLinked = db.Set<MemberLink>().Any(l => l.Number == p.Member),
                        IsBlocked = db.Set<MemberLink>()
                            .Any(l => l.Number == p.Member && db.Conversations.Any(c => c.Key == l.ConversationKey && c.Blocked)),
                    })
                    .ToListAsync(inner);
                return rows.ConvertAll(r => new ToldMember(
                    r.Member,
                    r.ToldAt,
                    r.ToldAt is not null ? null
                        : !options.Paying.Tells ? WhyUntold.Off
                        : !r.IsLinked ? WhyUntold.NotLinked
                        : r.IsBlocked ? WhyUntold.Blocked
                        : r.IsStopped ? WhyUntold.Stopped
                        : isOver ? WhyUntold.Over
                        : WhyUntold.Soon
                ));
            },
            stop
        );
}

/// <summary>Whether a member was told that a month is decided.</summary>
/// <param name="Member">The number.</param>
/// <param name="ToldAt">When; null: they were not.</param>
/// <param name="Why">One of <see cref="WhyUntold"/>; null: they were.</param>
public sealed record ToldMember(string Member, DateTimeOffset? ToldAt, string? Why);

/// <summary>Stable codes of why a member was not told.</summary>
public static class WhyUntold
{
    /// <summary>No conversation speaks for them.</summary>
    public const string NotLinked = "not-linked";

    /// <summary>They blocked the account.</summary>
    public const string Blocked = "blocked";

    /// <summary>They want no notices.</summary>
    public const string Stopped = "stopped";

    /// <summary>The setting says that nobody is told.</summary>
    public const string Off = "off";

    /// <summary>It waits for the day, or for tomorrow's share.</summary>
    public const string Soon = "soon";

    /// <summary>They could not be told in time, and are told no more.</summary>
    public const string Over = "over";
}
