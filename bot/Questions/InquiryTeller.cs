using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Intake;
using Channels.Bot.Protection;
using Channels.Bot.Submissions.Life;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Questions;

/// <summary>
/// Tells those who asked that their inquiry is answered: an event of their conversation that bears the number and nothing of the
/// answer. Where the answer may be shown at once is the dialog's to say; the work item is done in the same transaction.
/// </summary>
public sealed class InquiryTeller(IStore store, ColumnProtector protector, Sequence sequence, TurnBell bell, TimeProvider clock)
{
    internal void Ring() => bell.Ring();

    /// <summary>Tells everybody whose inquiry an approved version answers.</summary>
    internal async Task<IReadOnlyList<InquiryTold>> TellAsync(ChannelsDb db, EntryVersion approved, CancellationToken stop)
    {
        var below = await db
            .EntryVersions.AsNoTracking()
            .Where(v => v.EntryId == approved.EntryId && v.Version < approved.Version)
            .OrderByDescending(v => v.Version)
            .Select(v => new ChainLink(v.Status, v.Inquiry))
            .ToListAsync(stop);
        var told = new List<InquiryTold>();
        foreach (var reference in InquiryChain.AnsweredBy(below))
        {
            if (await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Reference == reference, stop) is { } submission)
                told.Add(await TellAsync(db, submission, approved, stop));
        }

        await db.SaveChangesAsync(stop);
        return told;
    }

    private async Task<InquiryTold> TellAsync(ChannelsDb db, Submission submission, EntryVersion approved, CancellationToken stop)
    {
        var own = await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Key == submission.ConversationKey, stop);
        var isReached = own is { Blocked: false };
        if (isReached)
        {
            await AnnounceAsync(db, submission.Reference, own!, approved.EntryId, stop);
            await CloseAsync(db, submission.Id, Actor.Person(approved.By), stop);
        }

        AddAudit(
            db,
            Actor.Person(approved.By),
            isReached ? "inquiry.answered" : "inquiry.unreached",
            submission.Reference,
            approved.EntryId
        );
        return new InquiryTold(
            submission.Reference,
            own?.Channel,
            isReached ? InquiryTold.Announced
                : own is null ? InquiryTold.Gone
                : InquiryTold.Blocked
        );
    }

    /// <summary>The inquiry needs nobody any more.</summary>
    /// <returns>Whether it did until now.</returns>
    internal async Task<bool> CloseAsync(ChannelsDb db, Guid submission, Actor by, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var closed =
            await db
                .WorkItems.Where(w => w.SubmissionId == submission && w.Status == WorkStatus.Ready)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(w => w.Status, WorkStatus.Done)
                            .SetProperty(w => w.FinishedAt, now)
                            .SetProperty(w => w.ContactedAt, w => w.ContactedAt ?? now),
                    stop
                ) > 0;
        if (closed)
            await Answered.EndAsync(db, submission, by, now, stop);
        return closed;
    }

    internal void AddAudit(ChannelsDb db, Actor by, string action, string reference, string? detail)
    {
        var now = clock.GetUtcNow();
        AuditLog.Add(db, now, by, action, reference, detail);
    }

    private async Task AnnounceAsync(ChannelsDb db, string reference, Conversation own, string entry, CancellationToken stop)
    {
        // One event for one inquiry and entry, however often somebody approves.
        var id = $"inquiry/{reference}/{protector.Pseudonym("inquiry-entry", entry)}";
        var value = JsonSerializer.SerializeToElement(new { reference }, JsonSerializerOptions.Web);
        List<InboxEvent> events = [Event(own, id, InquiryEvents.Answered, value)];
        if (
            own.NotifyKey is { } elsewhere
            && elsewhere != own.Key
            && await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Key == elsewhere, stop) is { } other
        )
            events.Add(Event(other, id, DialogEvents.News, value));
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
}

/// <summary>How the asker of an inquiry was told.</summary>
/// <param name="Reference">Number of the inquiry.</param>
/// <param name="Channel">Channel of their conversation; null when it is gone.</param>
/// <param name="Code"><c>announced</c>; <c>gone</c> or <c>blocked</c>: then by the e-mail address or telephone number of the form.</param>
public sealed record InquiryTold(string Reference, string? Channel, string Code)
{
    public const string Announced = "announced";
    public const string Gone = "gone";
    public const string Blocked = "blocked";
}
