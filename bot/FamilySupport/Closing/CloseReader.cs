using System.Runtime.CompilerServices;
using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Banking;
using Channels.Bot.FamilySupport.Confirming;
using Channels.Bot.FamilySupport.Members;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Reports;
using Channels.Bot.Protection;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>Reads what a close is made of, and a close as it is kept.</summary>
internal sealed class CloseReader(IStore store, ColumnProtector protector, MemberSealing sealing, CloseWords words)
{
    private const int Page = 1000;

    /// <summary>The reports handed in within a time, a page of rows at a time: members by the numbers of the book, and each with its
    /// family, which the book tells where nobody was asked.</summary>
    public async IAsyncEnumerable<ReportToClose> ReportsAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var members = await MembersAsync(stop);
        var (numbers, families) = (new WrittenNumbers(members.Keys), new Families(await PairsAsync(stop), members));
        var after = "";
        while (true)
        {
            var last = after;
            var rows = await store.ReadAsync((db, inner) => NextAsync(db, from, to, last, inner), stop);
            foreach (var row in rows)
            {
                if (row.State is not SubmissionState.Erased)
                    yield return OfTheBook(Read(row, to), numbers, families);
            }

            if (rows.Count < Page)
                yield break;
            after = rows[^1].Reference;
        }
    }

    /// <summary>What closes before this one paid, the oldest first.</summary>
    public Task<List<Booked>> BookedAsync(string month, CancellationToken stop) =>
        store.ReadAsync(
            (db, inner) =>
                db.Set<ClosedReport>()
#pragma warning disable CA1309 // the database compares
                    .Where(r => string.Compare(r.Month, month) < 0)
#pragma warning restore CA1309
                    .OrderBy(r => r.Month)
                    .Select(r => new Booked(r.Reference, r.SubmissionId, r.Member, r.ActivityMonth, r.Yen, r.Revision, r.Pack))
                    .ToListAsync(inner),
            stop
        );

    public Task<Dictionary<string, MemberRecord>> MembersAsync(CancellationToken stop) =>
        store.ReadAsync(
            async (db, inner) =>
                (await db.Set<Member>().ToListAsync(inner))
                    .Select(sealing.Open)
                    .OfType<MemberRecord>()
                    .ToDictionary(m => m.Number, StringComparer.Ordinal),
            stop
        );

    /// <summary>Who of a prepared close has another account now, or is no member any more.</summary>
    public async Task<IReadOnlyList<string>> ChangedPayeesAsync(ChannelsDb db, string month, CancellationToken stop)
    {
        var payments = await db.Set<ClosedPayment>().AsNoTracking().Where(p => p.Month == month).ToListAsync(stop);
        var members = await db.Set<Member>()
            .AsNoTracking()
            .Where(m => db.Set<ClosedPayment>().Any(p => p.Month == month && p.Member == m.Number))
            .ToDictionaryAsync(m => m.Number, sealing.Open, StringComparer.Ordinal, stop);
        return
        [
            .. payments
                .Where(p =>
                    p.Payee is { } payee
                    && JsonSerializer.Deserialize<PaidMember>(protector.Reveal(ClosedPayment.PayeeColumn, p.Id, payee))!.Account
                        != members.GetValueOrDefault(p.Member)?.Account
                )
                .Select(p => p.Member)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Who has met whom before the first activity.</summary>
    public Task<List<MemberPair>> PairsAsync(CancellationToken stop) =>
        store.ReadAsync((db, inner) => db.Set<MemberPair>().ToListAsync(inner), stop);

    /// <summary>A close as it is kept; null: who was paid was forgotten.</summary>
    public Task<ClosedMonth?> LoadAsync(MonthClose close, CancellationToken stop) =>
        store.ReadAsync<ClosedMonth?>(
            async (db, inner) =>
            {
                var reports = new List<PaidReport>(close.Reports);
                await foreach (
                    var row in db.Set<ClosedReport>().Where(r => r.Month == close.Month).AsAsyncEnumerable().WithCancellation(inner)
                )
                    reports.Add(Read(row));
                var payments = new List<PaidMember>();
                foreach (var row in await db.Set<ClosedPayment>().Where(p => p.Month == close.Month).ToListAsync(inner))
                {
                    if (row.Payee is null)
                        return null;
                    payments.Add(JsonSerializer.Deserialize<PaidMember>(protector.Reveal(ClosedPayment.PayeeColumn, row.Id, row.Payee))!);
                }

                return close.Payer is null
                    ? null
                    : new ClosedMonth(
                        close.Month,
                        close.ValueDate,
                        JsonSerializer.Deserialize<Payer>(protector.Reveal(MonthClose.PayerColumn, close.Month, close.Payer))!,
                        Sorted(payments),
                        Sorted(reports)
                    );
            },
            stop
        );

    public static IReadOnlyList<PaidMember> Sorted(IEnumerable<PaidMember> payments) =>
        [.. payments.OrderBy(p => p.Number, StringComparer.Ordinal)];

    public static IReadOnlyList<PaidReport> Sorted(IEnumerable<PaidReport> reports) =>
        [.. reports.OrderBy(r => r.Reference, StringComparer.Ordinal).ThenBy(r => r.Member, StringComparer.Ordinal)];

    private static Task<List<ReportRow>> NextAsync(
        ChannelsDb db,
        DateTimeOffset from,
        DateTimeOffset to,
        string after,
        CancellationToken stop
    ) =>
#pragma warning disable CA1309 // the database compares, as it sorts
        db
            .Submissions.Where(s =>
                s.Procedure == ReportedUse.Procedure
                && !s.IsInterim
                && s.SubmittedAt >= from
                && s.SubmittedAt < to
                && string.Compare(s.Reference, after) > 0
            )
#pragma warning restore CA1309
            .OrderBy(s => s.Reference)
            .Take(Page)
            .Select(s => new ReportRow(
                s.Id,
                s.Reference,
                s.Revision,
                s.State,
                s.WithdrawnAt != null,
                s.Answers,
                s.SubmittedAt,
                db.Set<Confirmation>()
                    .Where(c => c.SubmissionId == s.Id && c.Revision == s.Revision)
                    .Select(c => (ConfirmationState?)c.State)
                    .FirstOrDefault(),
                db.Set<Confirmation>()
                    .Where(c => c.SubmissionId == s.Id && c.Revision == s.Revision)
                    .Select(c => c.AskedAt)
                    .FirstOrDefault(),
                db.Set<Confirmation>()
                    .Where(c => c.SubmissionId == s.Id && c.Revision == s.Revision)
                    .Select(c => c.Requester)
                    .FirstOrDefault()
            ))
            .ToListAsync(stop);

    private static ReportToClose OfTheBook(ReportToClose report, WrittenNumbers numbers, Families families)
    {
        var member = numbers.Meant(report.Member);
        return report with
        {
            Member = member,
            Family = report.Family ?? (report.Use is { } use ? families.Of(member, use.Day, report.Called).Number : null),
        };
    }

    private ReportToClose Read(ReportRow row, DateTimeOffset now)
    {
        var standing =
            row.IsWithdrawn || row.State is SubmissionState.Withdrawn ? Standing.TakenBack
            : row.State is SubmissionState.Confirmed or SubmissionState.Done ? Standing.Accepted
            : Standing.Open;
        var (member, use) = ("", (CareUse?)null);
        IReadOnlyList<string> children = [];
        IReadOnlyList<string> called = [];
        var hasAdvanced = false;
        if (standing is not Standing.TakenBack && row.Answers is { } sealedAnswers)
        {
            using var answers = JsonDocument.Parse(protector.Reveal(Submission.AnswersColumn, row.Id.ToString("N"), sealedAnswers));
            if (ReportedUse.Of(answers.RootElement) is var (number, read))
                (member, use) = (number, read);
            called = ReportedUse.Children(answers.RootElement);
            children = [.. called.Select(c => JapaneseText.FoldToHiragana(c.Trim()))];
            hasAdvanced = ReportedUse.Beside(answers.RootElement).Any(words.IsAdvanced);
        }

        return new ReportToClose(row.Reference, row.Id, row.Revision, standing, member, use)
        {
            Children = children,
            Called = called,
            Family = row.Requester,
            AskedAgo = row.AskedAt is { } at ? now - at : null,
            HasAdvanced = hasAdvanced,
            HandedInOn = JapanTime.DayOf(row.SubmittedAt),
            Confirmation = row.Confirmation,
        };
    }

    /// <summary>A report's part of a close as it is kept.</summary>
    public PaidReport Read(ClosedReport row)
    {
        var kept = row.Use is null ? null : protector.Reveal(ClosedReport.UseColumn, row.Id, row.Use);
        return new PaidReport(
            row.Reference,
            row.Revision,
            row.Member,
            row.Kind,
            row.ActivityMonth,
            row.Fee,
            row.Reward,
            row.Before,
            row.Pack,
            kept is null ? null : JsonSerializer.Deserialize<CareUse>(kept)
        )
        {
            For = kept is null ? null : JsonSerializer.Deserialize<PaidFor>(kept),
        };
    }

    private sealed record ReportRow(
        Guid Id,
        string Reference,
        int Revision,
        SubmissionState State,
        bool IsWithdrawn,
        ProtectedBytes? Answers,
        DateTimeOffset SubmittedAt,
        ConfirmationState? Confirmation,
        DateTimeOffset? AskedAt,
        string? Requester
    );
}
