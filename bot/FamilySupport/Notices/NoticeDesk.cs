using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Mappings;
using Channels.Bot.Data.Rows.Family;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Notices;

/// <summary>What the centre tells many members: counted first, sent by a person who saw the count, stopped, and looked at.</summary>
public sealed class NoticeDesk(IStore store, FeeOptions options, TimeProvider clock)
{
    private const int MostListed = 100;

    /// <summary>Whom it would reach, and whom not. Writes nothing.</summary>
    public Task<NoticeCount> CountAsync(NoticeAudience audience, CancellationToken stop) =>
        store.ReadAsync((db, inner) => CountAsync(db, audience, notice: null, inner), stop);

    /// <summary>Sends it, from its first day on. Refused when other people would be reached than were counted.</summary>
    public Task<NoticeOpened> OpenAsync(NewNotice wanted, Actor by, CancellationToken stop)
    {
        if (Fault(wanted) is { } fault)
            return Task.FromResult<NoticeOpened>(fault);
        return store.WriteAsync<NoticeOpened>(
            async (db, inner) =>
            {
                var count = await CountAsync(db, wanted.Audience, notice: null, inner);
                if (count.Reached != wanted.Expected)
                    return Written.Undo<NoticeOpened>(new NoticeOpened.OtherCount(count));
                if (count.Reached > count.LeftThisMonth)
                    return Written.Undo<NoticeOpened>(new NoticeOpened.OverBudget(count));
                var now = clock.GetUtcNow();
                var notice = Row(wanted, by, now);
                db.Add(notice);
                AuditLog.Add(db, now, by, "notice.sent", notice.Id.ToString("N"), $"{count.Reached}");
                await db.SaveChangesAsync(inner);
                return Written.Keep<NoticeOpened>(new NoticeOpened.Sent(Stands(notice, count)));
            },
            stop
        );
    }

    /// <summary>Nobody further is told. False: there is none.</summary>
    public Task<bool> StopAsync(Guid id, Actor by, CancellationToken stop) =>
        store.WriteAsync(
            async (db, inner) =>
            {
                var now = clock.GetUtcNow();
                var open = db.Set<Notice>().Where(n => n.Id == id && n.StoppedAt == null);
                if (await open.ExecuteUpdateAsync(set => set.SetProperty(n => n.StoppedAt, now), inner) == 0)
                    return Written.Undo(await db.Set<Notice>().AnyAsync(n => n.Id == id, inner));
                AuditLog.Add(db, now, by, "notice.stopped", id.ToString("N"));
                await db.SaveChangesAsync(inner);
                return Written.Keep(true);
            },
            stop
        );

    /// <summary>How far it is; null: there is none.</summary>
    public Task<NoticeStands?> FindAsync(Guid id, CancellationToken stop) =>
        store.ReadAsync(
            async (db, inner) =>
                await db.Set<Notice>().AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, inner) is { } notice
                    ? Stands(notice, await CountAsync(db, NoticeAudience.Of(notice), notice, inner))
                    : null,
            stop
        );

    /// <summary>The newest hundred.</summary>
    public Task<IReadOnlyList<NoticeStands>> ListAsync(CancellationToken stop) =>
        store.ReadAsync<IReadOnlyList<NoticeStands>>(
            async (db, inner) =>
            {
                var found = new List<NoticeStands>();
                foreach (
                    var notice in await db.Set<Notice>().AsNoTracking().OrderByDescending(n => n.At).Take(MostListed).ToListAsync(inner)
                )
                    found.Add(Stands(notice, await CountAsync(db, NoticeAudience.Of(notice), notice, inner)));
                return found;
            },
            stop
        );

    private async Task<NoticeCount> CountAsync(ChannelsDb db, NoticeAudience audience, Notice? notice, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var on = JapanTime.DayOf(now);
        var members = audience.Members(db, on);
        var left = await NoticeBudget.LeftAsync(db, options.Notices, now, stop);
        var id = notice?.Id ?? Guid.Empty;
        return new NoticeCount(
            await members.CountAsync(stop),
            await audience.Reachables(db, on, id).CountAsync(stop),
            await db.Set<NoticeTold>().CountAsync(t => t.NoticeId == id, stop),
            await members.CountAsync(m => !db.Set<MemberLink>().Any(l => l.Number == m.Number), stop),
            await members.CountAsync(
                m =>
                    db.Set<MemberLink>()
                        .Any(l => l.Number == m.Number && db.Conversations.Any(c => c.Key == l.ConversationKey && c.Blocked)),
                stop
            ),
            await members.CountAsync(m => db.Set<NoticeStop>().Any(s => s.Number == m.Number), stop),
            Math.Max(0, left.Month)
        )
        {
            ADay = options.Notices.AtMostADay,
        };
    }

    private NoticeOpened.Refused? Fault(NewNotice wanted)
    {
        var today = JapanTime.DayOf(clock.GetUtcNow());
        var (text, easy, english) = (wanted.Text, wanted.TextEasy ?? "", wanted.TextEnglish ?? "");
        return wanted.Title.Trim().Length is 0 or > NoticeMapping.TitleLength ? new("notice.title", "'title' is of 1 to 100 characters.")
            : text.Trim().Length == 0 ? new("notice.text", "'text.ja' is what is said, and is empty.")
            : new[] { text, easy, english }.Any(t => t.Length > NoticeMapping.TextLength)
                ? new("notice.text", "A text is of at most 500 characters.")
            : wanted.Until < today || wanted.Until < wanted.From ? new("notice.days", "'until' is over before it begins.")
            : null;
    }

    private static Notice Row(NewNotice wanted, Actor by, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Title = wanted.Title.Trim(),
            Text = wanted.Text.Trim(),
            TextEasy = Or(wanted.TextEasy),
            TextEnglish = Or(wanted.TextEnglish),
            Roles = wanted.Audience.Roles,
            Without = wanted.Audience.Without,
            Ward = wanted.Audience.Ward,
            TrainedFrom = wanted.Audience.TrainedFrom,
            TrainedTo = wanted.Audience.TrainedTo,
            From = wanted.From ?? JapanTime.DayOf(now),
            Until = wanted.Until,
            At = now,
            By = by.Name,
        };

    private static string? Or(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private NoticeStands Stands(Notice notice, NoticeCount count) =>
        new(notice.Id, notice.Title, notice.Text, notice.From, notice.Until, notice.At, notice.By, State(notice, count), count);

    private string State(Notice notice, NoticeCount count)
    {
        var today = JapanTime.DayOf(clock.GetUtcNow());
        return notice.StoppedAt is not null ? NoticeStates.Stopped
            : notice.Until < today ? NoticeStates.Over
            : notice.From > today ? NoticeStates.Waits
            : notice.Until is null || count.Reached > 0 ? NoticeStates.Open
            : NoticeStates.Told;
    }
}
