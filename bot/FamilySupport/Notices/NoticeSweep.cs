using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Intake;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Channels.Bot.Submissions.Life;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Notices;

/// <summary>
/// Tells members what the centre has to tell, once each, by day, and no more than the budget has. Who was told is a row of its own, written
/// with the event: a node that starts again and a second node find it there.
/// </summary>
internal sealed class NoticeSweep(
    IStore store,
    ColumnProtector protector,
    Sequence sequence,
    TurnBell bell,
    FeeOptions options,
    TimeProvider clock
) : ISweep
{
    private const int RowsPerWrite = 100;

    public string Name => "notices";

    public string Cron => "35 * * * * ?";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (ReturnPlan.Civil(now) > now)
            return 0;
        var today = JapanTime.DayOf(now);
        var open = await store.ReadAsync(
            (db, stop) =>
                db.Set<Notice>()
                    .AsNoTracking()
                    .Where(n => n.StoppedAt == null && n.From <= today && (n.Until == null || n.Until >= today))
                    .OrderBy(n => n.At)
                    .ToListAsync(stop),
            cancellationToken
        );
        var total = 0;
        foreach (var notice in open)
            total += await store.WriteInRoundsAsync(RowsPerWrite, (db, stop) => TellAsync(db, notice, today, stop), cancellationToken);
        if (total > 0)
            bell.Ring();
        return total;
    }

    private async Task<Written<(int Seen, int Done)>> TellAsync(ChannelsDb db, Notice notice, DateOnly today, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var left = await NoticeBudget.LeftAsync(db, options.Notices, now, stop);
        if (left.Now == 0 || await db.Set<Notice>().AnyAsync(n => n.Id == notice.Id && n.StoppedAt != null, stop))
            return Written.Keep((0, 0));
        var due = await NoticeAudience.Of(notice).Reachables(db, today, notice.Id).Take(Math.Min(left.Now, RowsPerWrite)).ToListAsync(stop);
        var events = due.ConvertAll(one =>
        {
            var id = $"{notice.Id:N}/{one.Number}";
            db.Add(
                new NoticeTold
                {
                    Id = id,
                    NoticeId = notice.Id,
                    Member = one.Number,
                    ConversationKey = one.To.Key,
                    ToldAt = now,
                }
            );
            return OwnEvent.For(one.To, $"notice/{id}", Said(notice), protector, sequence, now);
        });
        if (events.Count > 0)
            await store.Dialect.InsertEventsAsync(db, events, stop);
        await db.SaveChangesAsync(stop);
        return Written.Keep((due.Count, due.Count));
    }

    private static Activity Said(Notice notice) =>
        new()
        {
            Type = ActivityTypes.Event,
            Name = DialogEvents.NoticeGiven,
            Value = JsonSerializer.SerializeToElement(
                new
                {
                    ja = notice.Text,
                    easy = notice.TextEasy,
                    en = notice.TextEnglish,
                },
                JsonSerializerOptions.Web
            ),
        };
}
