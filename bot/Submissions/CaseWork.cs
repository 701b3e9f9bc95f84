using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Intake;
using Channels.Bot.Protection;
using Channels.Bot.Submissions.Surroundings;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions;

/// <summary>
/// What the office does with a case: writes to the person, reads what they added, notes that it was in contact. The person's
/// conversation hears of a message as an event, in its turn; the words go only where they are shown inside a page that the
/// person opened, everywhere else the event says no more than that there is news.
/// </summary>
public sealed class CaseWork(
    IStore store,
    ColumnProtector protector,
    IEnumerable<IChannel> channels,
    Sequence sequence,
    TurnBell bell,
    TimeProvider clock
)
{
    /// <summary>Only there are the words shown; elsewhere it is said that there are news.</summary>
    private readonly HashSet<string> inPage = [.. channels.Where(c => c.Traits.IsInPage).Select(c => c.Name)];

    /// <summary>Writes to the person; with a key, the same message twice is one message.</summary>
    /// <param name="text">As <see cref="StaffText"/> has accepted it.</param>
    /// <param name="key">What makes it one message among those of this writer and case, or null.</param>
    /// <param name="by">Who, as the audit names them.</param>
    public async Task<StaffWrote> WriteAsync(string reference, string text, string? key, Actor by, CancellationToken cancellationToken)
    {
        // The same message at the same moment on another node: it is there to be found.
        var wrote = key is null
            ? await store.WriteAsync((db, stop) => AddAsync(db, reference, text, key, by, stop), cancellationToken)
            : await store.WriteOrFindAsync((db, stop) => AddAsync(db, reference, text, key, by, stop), cancellationToken);
        if (wrote is StaffWrote.Added)
            bell.Ring();
        return wrote;
    }

    /// <summary>Both sides, oldest first, as they were before this look; what the person wrote counts as read from now on.</summary>
    /// <param name="marks">False: the reader only looks, and what the person wrote stays news.</param>
    /// <returns>Null when there is no such case.</returns>
    public Task<IReadOnlyList<CaseLine>?> ReadAsync(string reference, bool marks, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async (db, stop) =>
            {
                if (await FindAsync(db, reference, stop) is not { } submission)
                    return Written.Undo<IReadOnlyList<CaseLine>?>(null);
                var now = clock.GetUtcNow();
                var rows = await db
                    .CaseMessages.AsNoTracking()
                    .Where(m => m.SubmissionId == submission.Id)
                    .OrderBy(m => m.At)
                    .ThenBy(m => m.Id)
                    .ToListAsync(stop);
                var news = rows.Where(m => !m.IsStaff && m.ReadAt is null).Select(m => m.Id).ToList();
                if (marks && news.Count > 0)
                    await db
                        .CaseMessages.Where(m => news.Contains(m.Id) && m.ReadAt == null)
                        .ExecuteUpdateAsync(set => set.SetProperty(m => m.ReadAt, now), stop);
                return Written.Keep<IReadOnlyList<CaseLine>?>([.. rows.Select(LineOf)]);
            },
            cancellationToken
        );

    /// <summary>Somebody was in contact by telephone or in person. Noted once: what is there already stays.</summary>
    /// <returns>When somebody first was; null when there is no such case.</returns>
    public Task<DateTimeOffset?> ContactedAsync(string reference, Actor by, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async (db, stop) =>
            {
                if (await FindAsync(db, reference, stop) is not { } submission)
                    return Written.Undo<DateTimeOffset?>(null);
                if (await MarkContactedAsync(db, submission.Id, clock.GetUtcNow(), stop))
                {
                    AddAudit(db, "case.contacted", reference, by, null);
                    await db.SaveChangesAsync(stop);
                }

                return Written.Keep(
                    await db
                        .WorkItems.Where(w => w.SubmissionId == submission.Id)
                        .OrderBy(w => w.ContactedAt)
                        .Select(w => w.ContactedAt)
                        .FirstAsync(stop)
                );
            },
            cancellationToken
        );

    private async Task<Written<StaffWrote>> AddAsync(
        ChannelsDb db,
        string reference,
        string text,
        string? key,
        Actor by,
        CancellationToken stop
    )
    {
        if (await FindAsync(db, reference, stop) is not { } submission)
            return Written.Undo<StaffWrote>(new StaffWrote.Unknown());
        var now = clock.GetUtcNow();

        // The key is part of the row's own: there is no second place to look, and no second row.
        var id = key is null
            ? Guid.CreateVersion7(now)
            : Guid.ParseExact(protector.Pseudonym("staff-message", $"{by}\n{reference}\n{key}"), "N");
        if (key is not null && await db.CaseMessages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, stop) is { } earlier)
        {
            var line = LineOf(earlier);
            if (line.Text is not null && line.Text != text)
                return Written.Undo<StaffWrote>(new StaffWrote.KeyReused());
            var before = await HearersAsync(db, submission, stop);
            return Written.Undo<StaffWrote>(new StaffWrote.Again(line with { Reach = ReachOf(submission, before) }));
        }

        var message = new CaseMessage
        {
            Id = id,
            SubmissionId = submission.Id,
            IsStaff = true,
            Text = protector.Protect(CaseMessage.TextColumn, id.ToString("N"), text),
            At = now,
        };
        db.CaseMessages.Add(message);
        AddAudit(db, "case.replied", reference, by, id.ToString("N"));
        await db.SaveChangesAsync(stop);
        var hearers = await HearersAsync(db, submission, stop);
        var reach = ReachOf(submission, hearers);

        // Nobody was in contact with somebody who cannot hear of it: then it counts once they have read it.
        if (reach is CaseReach.Announced)
            await MarkContactedAsync(db, submission.Id, now, stop);
        await AnnounceAsync(db, submission, hearers, message, text, stop);
        return Written.Keep<StaffWrote>(new StaffWrote.Added(LineOf(message) with { Reach = reach }));
    }

    /// <summary>Where a message can be announced: the conversation in which it was handed in, and that from which its page was
    /// opened.</summary>
    private async Task<List<Conversation>> HearersAsync(ChannelsDb db, Submission submission, CancellationToken stop)
    {
        var all = await ConversationsAsync(db, submission, stop);
        return all.Exists(h => !inPage.Contains(h.Channel)) && await ReplyPlace.IsUnwantedAsync(db, protector, submission, stop)
            ? [.. all.Where(h => inPage.Contains(h.Channel))]
            : all;
    }

    private static async Task<List<Conversation>> ConversationsAsync(ChannelsDb db, Submission submission, CancellationToken stop)
    {
        var own = await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Key == submission.ConversationKey, stop);
        if (own is null)
            return [];
        return
            own.NotifyKey is { } elsewhere
            && elsewhere != own.Key
            && await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Key == elsewhere, stop) is { } other
            ? [own, other]
            : [own];
    }

    /// <summary>Nobody hears of what stands in a page that is not open.</summary>
    private string ReachOf(Submission submission, List<Conversation> hearers) =>
        hearers.Exists(h => !h.Blocked && !inPage.Contains(h.Channel)) ? CaseReach.Announced
        : hearers.Exists(h => !h.Blocked) ? CaseReach.OnReturn
        : submission.WordKey is not null ? CaseReach.OnReturn
        : hearers.Count > 0 ? CaseReach.Blocked
        : CaseReach.Gone;

    private async Task AnnounceAsync(
        ChannelsDb db,
        Submission submission,
        List<Conversation> hearers,
        CaseMessage message,
        string text,
        CancellationToken stop
    )
    {
        // Nothing to announce it in: it is read on coming back with number and word.
        if (hearers is not [var own, ..])
            return;
        var news = JsonSerializer.SerializeToElement(new { reference = submission.Reference }, JsonSerializerOptions.Web);
        var whole = JsonSerializer.SerializeToElement(new { reference = submission.Reference, text }, JsonSerializerOptions.Web);
        var events = new List<InboxEvent>
        {
            inPage.Contains(own.Channel)
                ? Event(own, $"case/{message.Id:N}/own", DialogEvents.StaffReplied, whole)
                : Event(own, $"case/{message.Id:N}/own", DialogEvents.News, news),
        };
        events.AddRange(hearers.Skip(1).Select(other => Event(other, $"case/{message.Id:N}/elsewhere", DialogEvents.News, news)));
        await store.Dialect.InsertEventsAsync(db, events, stop);
    }

    private InboxEvent Event(Conversation conversation, string id, string name, JsonElement value) =>
        OwnEvent.For(
            conversation,
            id,
            new Activity
            {
                Type = ActivityTypes.Event,
                Name = name,
                Value = value,
            },
            protector,
            sequence,
            clock.GetUtcNow()
        );

    private static Task<Submission?> FindAsync(ChannelsDb db, string reference, CancellationToken stop) =>
        db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Reference == reference, stop);

    private static async Task<bool> MarkContactedAsync(ChannelsDb db, Guid submission, DateTimeOffset at, CancellationToken stop) =>
        await db
            .WorkItems.Where(w => w.SubmissionId == submission && w.ContactedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.ContactedAt, at), stop) > 0;

    private void AddAudit(ChannelsDb db, string action, string reference, Actor by, string? detail)
    {
        var now = clock.GetUtcNow();
        AuditLog.Add(db, now, by, action, reference, detail);
    }

    private CaseLine LineOf(CaseMessage message) =>
        new(
            message.Id,
            message.IsStaff ? "staff"
                : message.WriterKey is null ? "person"
                : "other",
            message.Text is null ? null : protector.RevealText(CaseMessage.TextColumn, message.Id.ToString("N"), message.Text),
            message.At,
            message.ReadAt
        );
}

/// <summary>What became of a message of the office.</summary>
public abstract record StaffWrote
{
    public sealed record Added(CaseLine Message) : StaffWrote;

    /// <summary>It was there already: the same key, the same words.</summary>
    public sealed record Again(CaseLine Message) : StaffWrote;

    /// <summary>The key stands for another message.</summary>
    public sealed record KeyReused : StaffWrote;

    /// <summary>No such case.</summary>
    public sealed record Unknown : StaffWrote;
}
