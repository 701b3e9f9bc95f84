using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Life;

/// <summary>The rows of what was given back, within the transaction of the move.</summary>
internal static class ReturnRows
{
    public static void Add(
        ChannelsDb db,
        ColumnProtector protector,
        Submission seen,
        string fields,
        string? note,
        DateTimeOffset now,
        DateTimeOffset wakeAt
    )
    {
        var id = Guid.CreateVersion7(now);
        db.SubmissionReturns.Add(
            new SubmissionReturn
            {
                Id = id,
                SubmissionId = seen.Id,
                Revision = seen.Revision,
                Fields = fields,
                Note = note is null ? null : protector.Protect(SubmissionReturn.NoteColumn, id.ToString("N"), note),
                At = now,
                WakeAt = wakeAt,
            }
        );
    }

    /// <summary>Nothing is waited for any more.</summary>
    public static Task EndAsync(ChannelsDb db, Guid submission, DateTimeOffset now, CancellationToken stop) =>
        db
            .SubmissionReturns.Where(r => r.SubmissionId == submission && r.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.EndedAt, now).SetProperty(r => r.WakeAt, (DateTimeOffset?)null), stop);

    /// <summary>What its person is to correct; null when nothing is.</summary>
    public static async Task<ReturnedForm?> OpenAsync(ChannelsDb db, ColumnProtector protector, Guid submission, CancellationToken stop) =>
        await db
            .SubmissionReturns.AsNoTracking()
            .Where(r => r.SubmissionId == submission && r.EndedAt == null)
            .OrderByDescending(r => r.At)
            .FirstOrDefaultAsync(stop)
            is { } row
            ? new ReturnedForm(ReturnedFields.Read(row.Fields), NoteOf(protector, row))
            : null;

    public static string? NoteOf(ColumnProtector protector, SubmissionReturn row) =>
        row.Note is { } note ? protector.RevealText(SubmissionReturn.NoteColumn, row.Id.ToString("N"), note) : null;
}
