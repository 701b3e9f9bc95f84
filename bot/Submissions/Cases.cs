using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions;

/// <summary>Opens a case for the person who knows its number and word, and takes what they add.</summary>
public sealed class Cases(IStore store, ColumnProtector protector, TimeProvider clock)
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

    /// <summary>The turn that shows a case marks its messages as read.</summary>
    internal async Task ReadAsync(ChannelsDb db, string reference, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db
            .CaseMessages.Where(m =>
                m.IsStaff && m.ReadAt == null && db.Submissions.Any(s => s.Id == m.SubmissionId && s.Reference == reference)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.ReadAt, now), cancellationToken);
    }

    internal async Task AddAsync(ChannelsDb db, AddToCase added, CancellationToken cancellationToken)
    {
        var submission = await db
            .Submissions.AsNoTracking()
            .Where(s => s.Reference == added.Reference)
            .Select(s => s.Id)
            .SingleAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        db.CaseMessages.Add(
            new CaseMessage
            {
                Id = id,
                SubmissionId = submission,
                IsStaff = false,
                Text = protector.Protect(CaseMessage.TextColumn, id.ToString("N"), added.Text),
                At = now,
            }
        );
        AuditLog.Add(db, now, Actor.Bot, "case.added", added.Reference);
    }
}
