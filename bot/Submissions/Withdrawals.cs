using System.Text;
using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Channels.Bot.Submissions.Following;
using Channels.Bot.Submissions.Life;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions;

/// <summary>
/// What a conversation handed in and can still put right. Nothing of another conversation is found, and nothing is deleted: what was
/// withdrawn stays for the office and says so.
/// </summary>
internal sealed class Withdrawals(
    IStore store,
    ColumnProtector protector,
    SinkIntake sinks,
    IEnumerable<ISubmissionFollower> followers,
    TimeProvider clock
) : ILookup<FindHandedIn>, IEffectWriter<WithdrawSubmission>
{
    public async Task<object?> FindAsync(FindHandedIn asked, Asker asker, CancellationToken stop) =>
        await store.ReadAsync(
            async (db, cancel) =>
            {
                var rows = await db
                    .Submissions.AsNoTracking()
                    .Where(s => s.ConversationKey == asker.ConversationKey && s.State != SubmissionState.Erased)
                    .Where(s => asked.Reference == null || s.Reference == asked.Reference)
                    .OrderByDescending(s => s.SubmittedAt)
                    .Take(FindHandedIn.Most)
                    .ToListAsync(cancel);
                var ids = rows.ConvertAll(r => r.Id);
                var waiting = await db
                    .WorkItems.Where(w => ids.Contains(w.SubmissionId) && w.Status == WorkStatus.Ready)
                    .Select(w => w.SubmissionId)
                    .ToListAsync(cancel);
                var lines = new List<HandedIn>();
                foreach (var row in rows)
                    lines.Add(Line(row, waiting.Contains(row.Id), await ReturnOfAsync(db, row, cancel)));
                return lines;
            },
            stop
        );

    /// <summary>False when the office was faster: the turn runs again and says so.</summary>
    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, WithdrawSubmission withdrawn, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var seen = await db
            .Submissions.AsNoTracking()
            .SingleAsync(s => s.Reference == withdrawn.Reference && s.ConversationKey == turn.Event.ConversationKey, stop);
        if (
            seen.IsInterim
            || await SubmissionLife.MoveAsync(db, seen, LifeMove.Withdrawn, LifeActor.Sender, Actor.Bot, now, null, stop)
                is LifeStep.Refused
        )
            return false;
        var id = seen.Id;
        await db
            .Submissions.Where(s => s.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.WithdrawnAt, now).SetProperty(s => s.NewSince, (DateTimeOffset?)null), stop);
        await ReturnRows.EndAsync(db, id, now, stop);
        await db
            .WorkItems.Where(w => w.SubmissionId == id && w.Status == WorkStatus.Ready)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.Status, WorkStatus.Withdrawn).SetProperty(w => w.FinishedAt, now), stop);
        await db.SubmissionKeys.Where(k => k.SubmissionId == id).ExecuteDeleteAsync(stop);
        sinks.Add(db, new QueuedSubmission(id, seen.Reference, seen.Procedure, seen.Version), 0, now);
        foreach (var follower in followers)
            await follower.WithdrawnAsync(db, id, stop);
        return true;
    }

    private Task<ReturnedForm?> ReturnOfAsync(ChannelsDb db, Submission row, CancellationToken stop) =>
        row.State is SubmissionState.Returned ? ReturnRows.OpenAsync(db, protector, row.Id, stop) : Task.FromResult<ReturnedForm?>(null);

    private HandedIn Line(Submission row, bool isWaiting, ReturnedForm? returned)
    {
        var stage =
            row.State is SubmissionState.Withdrawn ? HandedInStage.Withdrawn
            : returned is not null ? HandedInStage.Returned
            : isWaiting && row is { State: SubmissionState.Received or SubmissionState.Resubmitted, IsInterim: false } ? HandedInStage.Open
            : HandedInStage.Taken;
        var answers = row.Answers is { } kept
            ? Encoding.UTF8.GetString(protector.Reveal(Submission.AnswersColumn, row.Id.ToString("N"), kept))
            : null;
        return new HandedIn(row.Reference, row.Procedure, row.Version, row.SubmittedAt, stage, answers) { Return = returned };
    }
}
