using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions;

/// <summary>Opens a case for the person who knows its number and word, and takes what they add.</summary>
public sealed class Cases(IStore store, ColumnProtector protector, TimeProvider clock)
    : ILookup<OpenCase>,
        IEffectWriter<AddToCase>,
        IEffectWriter<CaseRead>
{
    /// <summary>What the person may read; null when number and word do not belong together.</summary>
    public async Task<CaseOpening?> OpenAsync(string reference, string word, CancellationToken cancellationToken)
    {
        var key = CaseKeys.Of(protector, reference, word);
        return await store.ReadAsync(
            async (db, stop) =>
            {
                var found = await db
                    .Submissions.Where(s => s.Reference == reference && s.WordKey == key)
                    .Select(s => new { s.Id, s.SubmittedAt })
                    .SingleOrDefaultAsync(stop);
                if (found is null)
                    return null;
                var messages = await db
                    .CaseMessages.Where(m => m.SubmissionId == found.Id && m.IsStaff)
                    .OrderBy(m => m.At)
                    .ToListAsync(stop);
                return new CaseOpening(
                    reference,
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
    }

    public async Task<object?> FindAsync(OpenCase asked, Asker asker, CancellationToken stop) =>
        await OpenAsync(asked.Reference, asked.Word, stop);

    /// <summary>The turn that shows a case marks its messages as read.</summary>
    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, CaseRead effect, CancellationToken stop)
    {
        var reference = effect.Reference;
        var now = clock.GetUtcNow();
        await db
            .CaseMessages.Where(m =>
                m.IsStaff && m.ReadAt == null && db.Submissions.Any(s => s.Id == m.SubmissionId && s.Reference == reference)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.ReadAt, now), stop);
        return true;
    }

    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, AddToCase added, CancellationToken stop)
    {
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

        AuditLog.Add(db, now, Actor.Bot, "case.added", added.Reference);
        return true;
    }
}
