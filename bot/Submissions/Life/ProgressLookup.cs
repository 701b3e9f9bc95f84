using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Joints;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Life;

/// <summary>Says what became of something this conversation handed in; of another conversation's nothing is said.</summary>
internal sealed class ProgressLookup(IStore store) : ILookup<FindProgress>
{
    public async Task<object?> FindAsync(FindProgress asked, Asker asker, CancellationToken stop) =>
        await store.ReadAsync(
            async (db, cancel) =>
                await db
                    .Submissions.AsNoTracking()
                    .Where(s => s.ConversationKey == asker.ConversationKey && s.State != SubmissionState.Erased)
                    .Where(s => asked.Reference == null || s.Reference == asked.Reference)
                    .OrderByDescending(s => s.SubmittedAt)
                    .FirstOrDefaultAsync(cancel)
                    is { } row
                    ? await HandedAsync(db, row, cancel) is { } handed
                        ? Of(row) with
                        {
                            Stage = ProgressStage.Handed,
                            StageAt = handed,
                        }
                        : Of(row)
                    : null,
            stop
        );

    /// <summary>When a system of the office got what no office has fetched by itself; null when none has this version.</summary>
    private static Task<DateTimeOffset?> HandedAsync(ChannelsDb db, Submission row, CancellationToken stop) =>
        row is { State: SubmissionState.Received or SubmissionState.Resubmitted, NewSince: { } since }
            ? db
                .SinkReceipts.Where(r => r.SubmissionId == row.Id && r.Outcome == SinkOutcomeKind.Delivered && r.Edition >= since)
                .OrderBy(r => r.FinishedAt)
                .Select(r => (DateTimeOffset?)r.FinishedAt)
                .FirstOrDefaultAsync(stop)
            : Task.FromResult<DateTimeOffset?>(null);

    private static SubmissionProgress Of(Submission row) =>
        new(
            row.Reference,
            row.Procedure,
            row.Version,
            row.SubmittedAt,
            row.State switch
            {
                SubmissionState.Taken => ProgressStage.Taken,
                SubmissionState.Returned => ProgressStage.Returned,
                SubmissionState.Resubmitted => ProgressStage.Corrected,
                SubmissionState.Confirmed => ProgressStage.Confirmed,
                SubmissionState.Done => ProgressStage.Done,
                SubmissionState.Withdrawn => ProgressStage.Withdrawn,
                _ => ProgressStage.Here,
            },
            // What was fetched and then changed its place is still said with the moment of fetching.
            (row.State is SubmissionState.Taken ? row.FetchedAt : row.StateAt) ?? row.SubmittedAt,
            row.FetchedBy
        );
}
