using System.Linq.Expressions;
using Channels.Bot.Attempts;
using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Files;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions;

/// <summary>Opens a case for the person who knows its number and word, and takes what they add.</summary>
public sealed class Cases(IStore store, ColumnProtector protector, AttemptBook attempts, TimeProvider clock)
    : ILookup<OpenCase>,
        ILookup<ReadCase>,
        IEffectWriter<AddToCase>,
        IEffectWriter<CaseRead>
{
    /// <summary>What the person may read; null when number and word do not belong together.</summary>
    public Task<CaseOpening?> OpenAsync(string reference, string word, CancellationToken cancellationToken)
    {
        var key = CaseKeys.Of(protector, reference, word);
        return ReadAsync(s => s.Reference == reference && s.WordKey == key, cancellationToken);
    }

    /// <summary>Counted before it is looked up, for the case and for the place it comes from; what is locked is not looked up.</summary>
    public async Task<object?> FindAsync(OpenCase asked, Asker asker, CancellationToken stop)
    {
        Guarded[] tried = [Guarded.Case(asked.Reference), Guarded.Origin(asker.Origin)];
        if (!await attempts.MayTryAsync(tried, asked.Reference, stop))
            return TooManyTries.Instance;
        var found = await OpenAsync(asked.Reference, asked.Word, stop);
        if (found is not null)
            await attempts.RightAsync(tried, stop);
        return found;
    }

    /// <summary>The conversation in which it was handed in, or in which it was opened with its word, is proof enough.</summary>
    public async Task<object?> FindAsync(ReadCase asked, Asker asker, CancellationToken stop) =>
        await ReadAsync(s => s.Reference == asked.Reference && (asked.IsOpened || s.ConversationKey == asker.ConversationKey), stop);

    private Task<CaseOpening?> ReadAsync(Expression<Func<Submission, bool>> which, CancellationToken cancellationToken) =>
        store.ReadAsync(
            async (db, stop) =>
            {
                var found = await db
                    .Submissions.Where(which)
                    .Select(s => new
                    {
                        s.Id,
                        s.Reference,
                        s.SubmittedAt,
                    })
                    .SingleOrDefaultAsync(stop);
                if (found is null)
                    return null;
                var messages = await db
                    .CaseMessages.Where(m => m.SubmissionId == found.Id && m.IsStaff)
                    .OrderBy(m => m.At)
                    .ToListAsync(stop);
                return new CaseOpening(
                    found.Reference,
                    found.SubmittedAt,
                    [
                        .. messages
                            .Where(m => m.Text is not null)
                            .Select(m => new CaseReply(m.At, protector.RevealText(CaseMessage.TextColumn, m.Id.ToString("N"), m.Text!))),
                    ]
                );
            },
            cancellationToken
        );

    /// <summary>The turn that shows a case marks its messages as read; with that somebody has been in contact, had it not been sure
    /// before.</summary>
    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, CaseRead effect, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await CaseReads.MarkAsync(db, effect.Reference, now, now, stop);
        return true;
    }

    /// <summary>Words and files of the person; the dialog has made sure that the case is theirs.</summary>
    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, AddToCase added, CancellationToken stop)
    {
        // A case that the same turn opens (a lost child, a wish for staff with its words) is not in the database yet.
        if (db.Submissions.Local.Any(s => s.Reference == added.Reference))
            await db.SaveChangesAsync(stop);
        var submission = await db
            .Submissions.AsNoTracking()
            .Where(s => s.Reference == added.Reference)
            .Select(s => new { s.Id, s.Alarms })
            .SingleAsync(stop);
        var now = clock.GetUtcNow();
        CaseWords.Add(db, protector, submission.Id, added.Text, now);
        if (added.Alarms.Count > 0 || added.AppliedAt is not null)
        {
            var alarms = RaisedAlarms.Merge(submission.Alarms, added.Alarms, now);
            var applied = added.AppliedAt;
            await db
                .Submissions.Where(s => s.Id == submission.Id)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(s => s.Alarms, alarms).SetProperty(s => s.AppliedAt, s => s.AppliedAt ?? applied),
                    stop
                );
        }
        await HurryAsync(db, submission.Id, added, now, stop);
        if (added.TakesBack)
            await Applications.TakeBackAsync(db, submission.Id, now, stop);
        var urls = added.Attachments.Select(a => a.ContentUrl).OfType<string>().ToList();
        var ids = await FileIntake.FindAsync(db, protector, turn.Event.ConversationKey, urls, stop);
        if (ids.Count > 0)
            await db
                .Files.Where(f => ids.Contains(f.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.SubmissionId, submission.Id), stop);

        AuditLog.Add(db, now, Actor.Bot, "case.added", added.Reference);
        return true;
    }

    /// <summary>A case in which somebody cries later is as urgent as one that began so, and no promise to be in contact is put
    /// off.</summary>
    private static async Task HurryAsync(ChannelsDb db, Guid submission, AddToCase added, DateTimeOffset now, CancellationToken stop)
    {
        if (added.Priority is not { } priority)
            return;
        var by = now + added.ContactWithin;
        await db
            .Submissions.Where(s => s.Id == submission)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(s => s.Priority, s => s.Priority < priority ? s.Priority : priority)
                        .SetProperty(s => s.UpdatedAt, now)
                        .SetProperty(s => s.NewSince, now),
                stop
            );
        await db
            .WorkItems.Where(w => w.SubmissionId == submission)
            .ExecuteUpdateAsync(set => SubmissionRecorder.Hurry(set, priority, by), stop);
    }
}
