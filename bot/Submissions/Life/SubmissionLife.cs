using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Life;

/// <summary>
/// The one hand that moves a submission: by the table, only from where it was seen to stand, with a row of its history and one of
/// the audit in the same transaction.
/// </summary>
internal static class SubmissionLife
{
    /// <summary>Moves it; the caller saves.</summary>
    /// <param name="db">The context of the transaction.</param>
    /// <param name="seen">The submission as it was read.</param>
    /// <param name="move">What happens to it.</param>
    /// <param name="who">In which role.</param>
    /// <param name="actor">Who, for history and audit.</param>
    /// <param name="now">The instant, UTC.</param>
    /// <param name="reason">Stable codes, or null.</param>
    /// <returns>Where it stands now, or why it was not moved.</returns>
    public static async Task<LifeStep> MoveAsync(
        ChannelsDb db,
        Submission seen,
        LifeMove move,
        LifeActor who,
        Actor actor,
        DateTimeOffset now,
        string? reason,
        CancellationToken stop
    )
    {
        if (LifeRules.Next(seen.State, move, who) is not LifeStep.Goes goes)
            return LifeRules.Next(seen.State, move, who);
        var (from, revision, next) = (seen.State, seen.Revision, seen.Revision + (IsRevision(move) ? 1 : 0));

        // Somebody else may have moved it since it was read.
        if (
            await db
                .Submissions.Where(s => s.Id == seen.Id && s.State == from && s.Revision == revision)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(s => s.State, goes.To).SetProperty(s => s.StateAt, now).SetProperty(s => s.Revision, next),
                    stop
                ) != 1
        )
            return new LifeStep.Refused(LifeCodes.NotNow);
        if (goes.To is SubmissionState.Done or SubmissionState.Erased)
            await EndWorkAsync(db, seen.Id, now, stop);
        else if (from is SubmissionState.Done)
            await ReopenWorkAsync(db, seen.Id, stop);
        db.SubmissionMoves.Add(
            new SubmissionMove
            {
                Id = Guid.CreateVersion7(now),
                SubmissionId = seen.Id,
                Move = CodeOf(move),
                From = from,
                To = goes.To,
                Revision = next,
                Actor = actor.Name,
                Reason = reason,
                At = now,
            }
        );
        AuditLog.Add(db, now, actor, "submission." + CodeOf(move), seen.Reference, reason ?? $"{seen.Procedure} {seen.Version}");
        return goes;
    }

    /// <summary>Its stable name.</summary>
    public static string CodeOf(LifeMove move) => move.ToString().ToLowerInvariant();

    /// <summary>The role of somebody of the office, a system or the product itself.</summary>
    public static LifeActor RoleOf(Actor actor) =>
        actor.Kind switch
        {
            ActorKind.Person => LifeActor.Staff,
            ActorKind.System => LifeActor.System,
            _ => LifeActor.Clock,
        };

    /// <summary>Its place in the office's queue ends with it.</summary>
    private static Task EndWorkAsync(ChannelsDb db, Guid submission, DateTimeOffset now, CancellationToken stop) =>
        db
            .WorkItems.Where(w => w.SubmissionId == submission && w.Status == WorkStatus.Ready)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.Status, WorkStatus.Done).SetProperty(w => w.FinishedAt, now), stop);

    /// <summary>What grew after the office was done with it stands in the queue again.</summary>
    internal static Task ReopenWorkAsync(ChannelsDb db, Guid submission, CancellationToken stop) =>
        db
            .WorkItems.Where(w => w.SubmissionId == submission && w.Status == WorkStatus.Done)
            .ExecuteUpdateAsync(
                set => set.SetProperty(w => w.Status, WorkStatus.Ready).SetProperty(w => w.FinishedAt, (DateTimeOffset?)null),
                stop
            );

    private static bool IsRevision(LifeMove move) => move is LifeMove.Corrected or LifeMove.Updated or LifeMove.Resubmitted;
}
