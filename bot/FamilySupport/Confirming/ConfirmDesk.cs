using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Reports;
using Channels.Bot.Protection;
using Channels.Bot.Submissions.Life;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Confirming;

/// <summary>The staff's side: where the confirmation of a report stands, which of them need somebody, and confirming on other
/// evidence.</summary>
public sealed class ConfirmDesk
{
    private readonly IStore store;
    private readonly ColumnProtector protector;
    private readonly ReportQuestions questions;
    private readonly TimeProvider clock;

    internal ConfirmDesk(IStore store, ColumnProtector protector, ReportQuestions questions, TimeProvider clock) =>
        (this.store, this.protector, this.questions, this.clock) = (store, protector, questions, clock);

    /// <summary>So many are listed at most.</summary>
    public const int MostListed = 200;

    /// <summary>Codes of evidence.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["paper-report", "letter", "telephone", "counter", "other"];

    /// <summary>States by their names.</summary>
    public static IReadOnlyList<string> States { get; } = [.. Enum.GetValues<ConfirmationState>().Select(s => s.CodeOf())];

    /// <summary>The editions of a report, the present one first; null: there is no such submission within reach.</summary>
    public Task<IReadOnlyList<ConfirmationLine>?> FindAsync(string reference, KeyReach reach, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<ConfirmationLine>?>(
            async (db, stop) =>
            {
                if (await SubmissionDesk.FindAsync(db, reference, reach, stop) is not { } about)
                    return null;
                var rows = await db.Set<Confirmation>()
                    .Where(c => c.SubmissionId == about.Id)
                    .OrderByDescending(c => c.Revision)
                    .ToListAsync(stop);
                return rows.ConvertAll(Line);
            },
            cancellationToken
        );

    /// <summary>The present editions that stand in one state, the oldest first.</summary>
    /// <param name="after">The number of the last one of the page before, or null.</param>
    public Task<IReadOnlyList<ConfirmationLine>> ListAsync(
        ConfirmationState state,
        string? after,
        KeyReach reach,
        CancellationToken cancellationToken
    ) =>
        store.ReadAsync<IReadOnlyList<ConfirmationLine>>(
            async (db, stop) =>
            {
                var rows = db.Set<Confirmation>().Where(c => c.State == state);
                var from = db.Set<Confirmation>().Where(c => c.Reference == after).OrderByDescending(c => c.Revision);
                if (after is not null && await from.FirstOrDefaultAsync(stop) is { At: var at })
#pragma warning disable CA1309 // the database compares, as it sorts
                    rows = rows.Where(c => c.At > at || (c.At == at && string.Compare(c.Reference, after) > 0));
#pragma warning restore CA1309
                var within = db.Submissions.Where(reach.Covers()).Where(s => s.State != SubmissionState.Withdrawn);
                var found = await rows.Where(c => within.Any(s => s.Id == c.SubmissionId && s.Revision == c.Revision))
                    .OrderBy(c => c.At)
                    .ThenBy(c => c.Reference)
                    .Take(MostListed)
                    .ToListAsync(stop);
                return found.ConvertAll(Line);
            },
            cancellationToken
        );

    /// <summary>A person confirms a report on other evidence than the member's answer. The same once more changes nothing.</summary>
    /// <param name="revision">The edition they looked at.</param>
    /// <param name="evidence">One of <see cref="Kinds"/>.</param>
    /// <param name="note">What they write beside it, or null.</param>
    public Task<EvidenceTaken> ConfirmAsync(
        string reference,
        int revision,
        string evidence,
        string? note,
        KeyReach reach,
        Actor by,
        CancellationToken cancellationToken
    ) =>
        store.WriteOrFindAsync(
            async (db, stop) =>
            {
                if (await SubmissionDesk.FindAsync(db, reference, reach, stop) is not { Procedure: ReportedUse.Procedure } about)
                    return Written.Undo<EvidenceTaken>(new EvidenceTaken.Unknown());
                if (about.Revision != revision)
                    return Written.Undo<EvidenceTaken>(new EvidenceTaken.Superseded(about.Revision));
                if (about.State is SubmissionState.Withdrawn or SubmissionState.Erased)
                    return Written.Undo<EvidenceTaken>(new EvidenceTaken.Gone());
                var now = clock.GetUtcNow();
                var row = await db.Set<Confirmation>()
                    .SingleOrDefaultAsync(c => c.SubmissionId == about.Id && c.Revision == revision, stop);
                if (row is { State: ConfirmationState.Evidence, By: { } before } && before == by.Name && row.Evidence == evidence)
                    return Written.Undo<EvidenceTaken>(new EvidenceTaken.Taken(Line(row)));
                if (row is null)
                    db.Add(
                        row = new Confirmation
                        {
                            Id = Guid.CreateVersion7(now),
                            SubmissionId = about.Id,
                            Reference = about.Reference,
                            Revision = about.Revision,
                            State = ConfirmationState.Evidence,
                            At = about.UpdatedAt ?? about.SubmittedAt,
                        }
                    );
                // Nobody may have been asked yet, as at night: whose receipt it is must not hang on that.
                row.Requester ??= (await questions.SideAsync(db, about, stop)).Number;
                (row.State, row.By, row.Evidence, row.AnsweredAt, row.WakeAt) = (ConfirmationState.Evidence, by.Name, evidence, now, null);
                row.Note = note is null ? null : protector.Protect(Confirmation.NoteColumn, row.Id.ToString("N"), note);
                AuditLog.Add(db, now, by, "report.confirmed", about.Reference, $"revision={revision} {evidence}");
                await db.SaveChangesAsync(stop);
                return Written.Keep<EvidenceTaken>(new EvidenceTaken.Taken(Line(row)));
            },
            cancellationToken
        );

    private ConfirmationLine Line(Confirmation row) =>
        new(row.Reference, row.Revision, row.State.CodeOf(), row.Why, row.Requester)
        {
            AskedAt = row.AskedAt,
            Reminders = row.Reminders,
            NextAt = row.WakeAt,
            AnsweredAt = row.AnsweredAt,
            Line = row.Line,
            By = row.By,
            Evidence = row.Evidence,
            Note = row.Note is { } note ? protector.RevealText(Confirmation.NoteColumn, row.Id.ToString("N"), note) : null,
        };
}
