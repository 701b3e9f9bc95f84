using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Intake;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Channels.Bot.Submissions.Life;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Paying;

/// <summary>
/// Tells linked members that a month is decided, once each, by day only. What was told is a row of its own, written with the event: a
/// close that is exported again, a node that starts again and a second node find it there.
/// </summary>
internal sealed class PaySweep(
    IStore store,
    ColumnProtector protector,
    Sequence sequence,
    TurnBell bell,
    FeeOptions options,
    TimeProvider clock
) : ISweep
{
    private const int RowsPerWrite = 100;

    public string Name => "pay-notices";

    public string Cron => "50 * * * * ?";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!options.Paying.Tells || ReturnPlan.Civil(now) > now)
            return 0;
        var total = await store.WriteInRoundsAsync(RowsPerWrite, TellAsync, cancellationToken);
        if (total > 0)
            bell.Ring();
        return total;
    }

    private async Task<Written<(int Seen, int Done)>> TellAsync(ChannelsDb db, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = JapanTime.StartOf(JapanTime.DayOf(now));
        var left = options.Paying.AtMostADay - await db.Set<PayNotice>().CountAsync(n => n.ToldAt >= today, stop);
        if (left <= 0)
            return Written.Keep((0, 0));
        var due = await Due(db, now - options.Paying.TellWithin).Take(Math.Min(left, RowsPerWrite)).ToListAsync(stop);
        foreach (var one in due)
        {
            db.Add(
                new PayNotice
                {
                    Id = one.Id,
                    Month = one.Month,
                    Member = one.Member,
                    ConversationKey = one.To.Key,
                    ToldAt = now,
                }
            );
            var decided = new Activity
            {
                Type = ActivityTypes.Event,
                Name = DialogEvents.PayDecided,
                Value = JsonSerializer.SerializeToElement(new { month = one.Month }, JsonSerializerOptions.Web),
            };
            await store.Dialect.InsertEventsAsync(db, [OwnEvent.For(one.To, $"pay/{one.Id}", decided, protector, sequence, now)], stop);
        }

        await db.SaveChangesAsync(stop);
        return Written.Keep((due.Count, due.Count));
    }

    /// <summary>Paid, linked, not told, and none who wants nothing or cannot be written to.</summary>
    private static IQueryable<DuePay> Due(ChannelsDb db, DateTimeOffset since) =>
        from payment in db.Set<ClosedPayment>().AsNoTracking()
        join close in db.Set<MonthClose>() on payment.Month equals close.Month
        join link in db.Set<MemberLink>() on payment.Member equals link.Number
        join to in db.Conversations.AsNoTracking() on link.ConversationKey equals to.Key
        where
            close.ExportedAt > since
            && !to.Blocked
            && !db.Set<NoticeStop>().Any(s => s.Number == payment.Member)
            && !db.Set<PayNotice>().Any(n => n.Id == payment.Id)
        orderby payment.Id
        select new DuePay(payment.Id, payment.Month, payment.Member, to);

    private sealed record DuePay(string Id, string Month, string Member, Conversation To);
}
