using System.Text;
using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions;

/// <summary>
/// What a conversation handed in and can still put right. Nothing of another conversation is found, and nothing is deleted: what was
/// withdrawn stays for the office and says so.
/// </summary>
internal sealed class Withdrawals(IStore store, ColumnProtector protector, SinkIntake sinks, TimeProvider clock)
    : ILookup<FindHandedIn>,
        IEffectWriter<WithdrawSubmission>
{
    private const int Most = 5;

    public async Task<object?> FindAsync(FindHandedIn asked, Asker asker, CancellationToken stop) =>
        await store.ReadAsync(
            async (db, cancel) =>
            {
                var rows = await db
                    .Submissions.AsNoTracking()
                    .Where(s => s.ConversationKey == asker.ConversationKey && (asked.Reference == null || s.Reference == asked.Reference))
                    .OrderByDescending(s => s.SubmittedAt)
                    .Take(Most)
                    .ToListAsync(cancel);
                var ids = rows.ConvertAll(r => r.Id);
                var waiting = await db
                    .WorkItems.Where(w => ids.Contains(w.SubmissionId) && w.Status == WorkStatus.Ready)
                    .Select(w => w.SubmissionId)
                    .ToListAsync(cancel);
                return rows.ConvertAll(r => Line(r, waiting.Contains(r.Id)));
            },
            stop
        );

    /// <summary>False when the office was faster: the turn runs again and says so.</summary>
    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, WithdrawSubmission withdrawn, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var known = await db
            .Submissions.Where(s => s.Reference == withdrawn.Reference && s.ConversationKey == turn.Event.ConversationKey)
            .Select(s => new QueuedSubmission(s.Id, s.Reference, s.Procedure, s.Version))
            .SingleAsync(stop);
        var id = known.Id;
        if (
            await db
                .Submissions.Where(s => s.Id == id && s.FetchedAt == null && s.WithdrawnAt == null && !s.IsInterim)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.WithdrawnAt, now), stop) != 1
        )
            return false;
        await db
            .WorkItems.Where(w => w.SubmissionId == id && w.Status == WorkStatus.Ready)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.Status, WorkStatus.Withdrawn).SetProperty(w => w.FinishedAt, now), stop);
        await db.SubmissionKeys.Where(k => k.SubmissionId == id).ExecuteDeleteAsync(stop);
        sinks.Add(db, known, 0, now);
        AuditLog.Add(db, now, Actor.Bot, "submission.withdrawn", withdrawn.Reference);
        return true;
    }

    private HandedIn Line(Submission row, bool isWaiting)
    {
        var stage =
            row.WithdrawnAt is not null ? HandedInStage.Withdrawn
            : isWaiting && row.FetchedAt is null && !row.IsInterim ? HandedInStage.Open
            : HandedInStage.Taken;
        var answers =
            stage is HandedInStage.Open && row.Answers is { } kept
                ? Encoding.UTF8.GetString(protector.Reveal(Submission.AnswersColumn, row.Id.ToString("N"), kept))
                : null;
        return new HandedIn(row.Reference, row.Procedure, row.Version, row.SubmittedAt, stage, answers);
    }
}
