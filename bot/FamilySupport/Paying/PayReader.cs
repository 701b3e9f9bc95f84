using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Joints;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Paying;

/// <summary>What the member of a conversation is paid, as the dialog may say it: which month, and when. The link is the proof each
/// time.</summary>
internal sealed class PayReader(IStore store, FeeOptions options, TimeProvider clock) : ILookup<FindPay>, IEffectWriter<WantNotices>
{
    public Task<object?> FindAsync(FindPay asked, Asker asker, CancellationToken stop) =>
        store.ReadAsync<object?>(
            async (db, inner) =>
            {
                var number = await db.Set<MemberLink>()
                    .Where(l => l.ConversationKey == asker.ConversationKey)
                    .Select(l => l.Number)
                    .SingleOrDefaultAsync(inner);
                if (number is null)
                    return null;
                var last = await Paid(db, number)
                    .Where(c => asked.Month == null || c.Month == asked.Month)
                    .OrderByDescending(c => c.Month)
                    .Select(c => new { c.Month, c.ValueDate })
                    .FirstOrDefaultAsync(inner);
                if (last is not null)
                    return new DecidedPay(last.Month, last.ValueDate);
                return options.Paying.Tells && !await db.Set<NoticeStop>().AnyAsync(s => s.Number == number, inner)
                    ? new PayToCome()
                    : null;
            },
            stop
        );

    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, WantNotices wanted, CancellationToken stop)
    {
        var (number, conversation) = (wanted.Number, turn.Event.ConversationKey);
        if (!await db.Set<MemberLink>().AnyAsync(l => l.Number == number && l.ConversationKey == conversation, stop))
            return true; // nobody's number any more: there is nothing to send
        var now = clock.GetUtcNow();
        await db.Set<NoticeStop>().Where(s => s.Number == number).ExecuteDeleteAsync(stop);
        if (!wanted.Wanted)
            db.Add(new NoticeStop { Number = number, At = now });
        AuditLog.Add(db, now, Actor.Bot, wanted.Wanted ? "member.notices-wanted" : "member.notices-stopped", number);
        return true;
    }

    /// <summary>The months that are closed for good and pay a member.</summary>
    internal static IQueryable<MonthClose> Paid(ChannelsDb db, string number) =>
        db.Set<MonthClose>().Where(c => c.ExportedAt != null && db.Set<ClosedPayment>().Any(p => p.Month == c.Month && p.Member == number));
}
