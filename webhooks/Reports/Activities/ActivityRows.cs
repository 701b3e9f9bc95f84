using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Measures;
using Channels.Webhooks.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Reports.Activities;

/// <summary>Reads what the figures of a month are made of: times, states and codes. No answer is opened.</summary>
internal sealed class ActivityRows(IStore store, FormFigures figures, IOptionsMonitor<ApiOptions> api)
{
    private const string Procedure = "activity-report";

    /// <summary>Names in the audit that are no person of the staff, beside the systems of the settings.</summary>
    private static readonly string[] NoPersons = ["bot", "operator", "duty-desk", "unknown"];

    public async Task<ActivityData> ReadAsync(ReportMonth month, CancellationToken stop)
    {
        var (from, end) = (month.Plus(1 - ActivityReportMaker.MonthsShown).Start, month.End);
        var reports = await store.ReadAsync((db, token) => Reports(db, from, end).ToListAsync(token), stop);
        var since = month.Start;
        var actions = await store.ReadAsync(
            (db, token) =>
                db
                    .Audit.Where(a =>
                        a.At >= since
                        && db.Submissions.Any(s =>
                            s.Procedure == Procedure
                            && !s.IsInterim
                            && s.SubmittedAt >= since
                            && s.SubmittedAt < end
                            && s.Reference == a.Subject
                        )
                    )
                    .Select(a => new { a.Actor, a.At })
                    .ToListAsync(token),
            stop
        );
        var systems = NoPersons
            .Concat(api.CurrentValue.Keys.Keys)
            .Concat(api.CurrentValue.Holders.Keys)
            .Except(api.CurrentValue.Persons, StringComparer.OrdinalIgnoreCase)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new ActivityData(
            reports,
            [.. actions.Where(a => !systems.Contains(a.Actor)).Select(a => new StaffAction(a.Actor, a.At))],
            [.. await figures.ReadAsync(Procedure, month.First, month.Last, stop)]
        );
    }

    private static IQueryable<ActivityRow> Reports(ChannelsDb db, DateTimeOffset from, DateTimeOffset end) =>
        db
            .Submissions.Where(s => s.Procedure == Procedure && !s.IsInterim && s.SubmittedAt >= from && s.SubmittedAt < end)
            .OrderBy(s => s.SubmittedAt)
            .ThenBy(s => s.Id)
            .Select(s => new ActivityRow(
                s.Channel,
                s.SubmittedAt,
                s.WithdrawnAt != null,
                s.Revision > 1 || db.SubmissionReturns.Any(r => r.SubmissionId == s.Id),
                db.Set<Confirmation>()
                    .Where(c =>
                        c.SubmissionId == s.Id
                        && c.Revision == s.Revision
                        && (c.State == ConfirmationState.Agreed || c.State == ConfirmationState.Evidence)
                    )
                    .Select(c => c.AnsweredAt)
                    .FirstOrDefault(),
                db.Set<ClosedReport>()
                    .Where(r => r.SubmissionId == s.Id)
                    .Join(db.Set<MonthClose>(), r => r.Month, c => c.Month, (_, c) => c.ExportedAt)
                    .Where(at => at != null)
                    .OrderBy(at => at)
                    .FirstOrDefault()
            ));
}

/// <summary>What the figures are made of.</summary>
/// <param name="Reports">Of twelve months.</param>
/// <param name="Actions">What persons of the staff did with reports of the month.</param>
/// <param name="Steps">Steps through the form in the month.</param>
internal sealed record ActivityData(
    IReadOnlyList<ActivityRow> Reports,
    IReadOnlyList<StaffAction> Actions,
    IReadOnlyList<DropOffRow> Steps
);

/// <summary>A report.</summary>
internal sealed record ActivityRow(
    string Channel,
    DateTimeOffset At,
    bool IsTakenBack,
    bool WasMended,
    DateTimeOffset? ConfirmedAt,
    DateTimeOffset? ClosedAt
);

/// <summary>Something a person of the staff did.</summary>
internal sealed record StaffAction(string Person, DateTimeOffset At);
