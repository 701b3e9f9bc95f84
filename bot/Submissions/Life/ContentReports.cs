using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Life;

/// <summary>The rows of what offices said of content, within the transaction in which they say it.</summary>
internal static class ContentReports
{
    public static void Add(
        ChannelsDb db,
        ColumnProtector protector,
        Submission about,
        string kind,
        string? note,
        Actor by,
        DateTimeOffset now
    )
    {
        var id = Guid.CreateVersion7(now);
        db.ContentReports.Add(
            new ContentReport
            {
                Id = id,
                SubmissionId = about.Id,
                Revision = about.Revision,
                Kind = kind,
                Note = note is null ? null : protector.Protect(ContentReport.NoteColumn, id.ToString("N"), note),
                Actor = by.Name,
                At = now,
            }
        );
    }

    /// <summary>What was said of one revision under one kind.</summary>
    public static Task<List<ContentReport>> OfAsync(ChannelsDb db, Guid submission, int revision, string kind, CancellationToken stop) =>
        db
            .ContentReports.AsNoTracking()
            .Where(r => r.SubmissionId == submission && r.Revision == revision && r.Kind == kind)
            .ToListAsync(stop);

    public static string? NoteOf(ColumnProtector protector, ContentReport row) =>
        row.Note is { } note ? protector.RevealText(ContentReport.NoteColumn, row.Id.ToString("N"), note) : null;
}
