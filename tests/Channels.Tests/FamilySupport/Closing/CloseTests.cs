using Channels.Bot.Audit;
using Channels.Bot.Data.Rows;
using Channels.Bot.FamilySupport.Closing;
using Channels.Bot.FamilySupport.Members;
using Channels.Tests.FamilySupport.Banking;
using Channels.Tests.FamilySupport.Members;
using Channels.Tests.Support;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.FamilySupport.Closing;

public sealed class SqliteCloseTests(SqliteDatabase database) : CloseTests(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresCloseTests(PostgresDatabase database) : CloseTests(database), IClassFixture<PostgresDatabase>;

/// <summary>
/// Months are closed in order, each once; what comes after is an adjustment of the next; two people sign, or nothing leaves.
/// </summary>
public abstract class CloseTests(StoreDatabase database) : IDisposable
{
    private const string Month = "2026-11";
    private readonly string folder = Directory.CreateTempSubdirectory("close-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_late_report_a_correction_and_one_taken_back_become_adjustments_and_nothing_is_paid_twice()
    {
        await using var node = await StartAsync(members: 3);
        await node.AddAsync(
            Row(node, "FS-0001-0001", 0, "2026-11-02 10:00-12:00"), // 2 h: the city pays 1,000
            Row(node, "FS-0001-0002", 0, "2026-11-03 10:00-11:00"), // holiday, 500
            Row(node, "FS-0001-0003", 1, "2026-11-04 10:00-13:00"), // 1,500
            Row(node, "FS-0001-0004", 1, "2026-11-05 10:00-11:00", SubmissionState.Taken), // not accepted
            Row(node, "FS-0001-0005", 2, "2026-12-01 08:00-09:00") // the next month
        );
        Assert.Equal([("0000005000", 1_500L), ("0000005001", 1_500L)], await PaidAsync(node, Month));

        node.Clock.Advance(TimeSpan.FromDays(31));
        await node.SetAsync("FS-0001-0004", SubmissionState.Confirmed); // late
        await node.CorrectAsync("FS-0001-0001", ClosingDesk.Number(0), Rules.Use("2026-11-02 10:00-13:00")); // +500
        await node.SetAsync("FS-0001-0002", SubmissionState.Withdrawn); // -500
        await node.CorrectAsync("FS-0001-0003", ClosingDesk.Number(2), Rules.Use("2026-11-04 10:00-13:00")); // another provider's
        var second = await node.CloseAsync("2026-12", folder);

        // 5000: +500 -500 = 0, so no payment; 5001: +500 -1,500 is carried over; 5002: 1,500 + 500.
        Assert.Equal([("0000005002", 2_000L)], Payments("2026-12"));
        Assert.Equal("5001", Assert.Single(second.Carried).Member);

        node.Clock.Advance(TimeSpan.FromDays(31));
        await node.AddAsync(Row(node, "FS-0001-0006", 1, "2026-12-07 10:00-14:00")); // 2,000: late, and nets what was carried
        Assert.Equal([("0000005001", 1_000L)], await PaidAsync(node, "2027-01"));

        // Over all closes every report adds up to what it costs now, whoever was paid first.
        var sums = await node.ReadAsync(db =>
            db.Set<Bot.Data.Rows.Family.ClosedReport>()
                .GroupBy(r => r.Reference)
                .Select(g => new { g.Key, Yen = g.Sum(r => r.Yen) })
                .ToListAsync()
        );
        Assert.Equal([1_500, 0, 1_500, 500, 500, 2_000], sums.OrderBy(s => s.Key).Select(s => s.Yen));
    }

    [Fact]
    public async Task Two_people_sign_each_with_a_key_of_their_own_and_once_more_gives_the_same_bytes()
    {
        await using var node = await StartAsync(members: 1);
        await node.AddAsync(Row(node, "FS-0001-0001", 0, "2026-11-02 10:00-12:00"));
        var (desk, approvals, export) = (node.Get<CloseDesk>(), node.Get<CloseApprovals>(), node.Get<CloseExport>());
        Assert.Equal("close.unknown", (await approvals.ApproveAsync(Month, "x", ClosingDesk.Sato, "sato", Stop)).Code);
        var first = (await desk.PrepareAsync(new CloseAsked(Month), ClosingDesk.Clerk, Stop)).State!;

        Assert.Equal("close.hash", (await approvals.ApproveAsync(Month, first.BankHash, ClosingDesk.Sato, "sato", Stop)).Code);
        Assert.Equal("prepared", (await approvals.ApproveAsync(Month, first.Hash, ClosingDesk.Sato, "sato", Stop)).State!.State);
        Assert.Equal("close.approved", (await approvals.ApproveAsync(Month, first.Hash, ClosingDesk.Sato, "other", Stop)).Code);
        Assert.Equal("close.same-key", (await approvals.ApproveAsync(Month, first.Hash, ClosingDesk.Tanaka, "sato", Stop)).Code);
        await Assert.ThrowsAsync<ArgumentException>(() =>
            approvals.ApproveAsync(Month, first.Hash, Actor.System("console"), "console", Stop)
        );
        Assert.Equal("close.approvals", (await export.ExportAsync(Month, folder, ClosingDesk.Clerk, Stop)).Code);
        Assert.Empty(Directory.EnumerateFiles(folder));

        // A report comes in, the close is prepared anew: the signature was for something else.
        await node.AddAsync(Row(node, "FS-0001-0002", 0, "2026-11-05 10:00-12:00"));
        var anew = (await desk.PrepareAsync(new CloseAsked(Month), ClosingDesk.Clerk, Stop)).State!;
        Assert.NotEqual(first.Hash, anew.Hash);
        Assert.False(Assert.Single(anew.Approvals).Counts);
        await approvals.ApproveAsync(Month, anew.Hash, ClosingDesk.Sato, "sato", Stop);
        Assert.Equal("close.approvals", (await export.ExportAsync(Month, folder, ClosingDesk.Clerk, Stop)).Code);
        Assert.Equal("approved", (await approvals.ApproveAsync(Month, anew.Hash, ClosingDesk.Tanaka, "tanaka", Stop)).State!.State);

        // One is taken back, and given again.
        Assert.Equal("prepared", (await approvals.WithdrawAsync(Month, ClosingDesk.Tanaka, Stop)).State!.State);
        Assert.Equal("close.approval-unknown", (await approvals.WithdrawAsync(Month, ClosingDesk.Tanaka, Stop)).Code);
        Assert.Equal("close.approvals", (await export.ExportAsync(Month, folder, ClosingDesk.Clerk, Stop)).Code);
        Assert.Equal("approved", (await approvals.ApproveAsync(Month, anew.Hash, ClosingDesk.Tanaka, "tanaka", Stop)).State!.State);
        Assert.Equal("closed", (await export.ExportAsync(Month, folder, ClosingDesk.Clerk, Stop)).State!.State);
        var files = Directory.EnumerateFiles(folder).Order().Select(File.ReadAllBytes).ToList();
        Assert.Equal(
            ["SHA256SUMS", "bank-2026-11.txt", "details-2026-11.xlsx", "list-2026-11.xlsx", "payments-2026-11.csv", "proof-2026-11.zip"],
            Names()
        );
        Assert.Equal(
            Names().Where(n => n is not "SHA256SUMS").Select(n => $"{Sha(Path.Combine(folder, n!))}  {n}"),
            File.ReadAllLines(Path.Combine(folder, "SHA256SUMS")).Order(LineOrder)
        );

        // Closed is closed; the files are what they were, whatever became of reports and members since.
        await node.CorrectAsync("FS-0001-0001", ClosingDesk.Number(0), Rules.Use("2026-11-02 10:00-18:00"));
        var moved = MemberFiles
            .Hanako.Replace("4821", "5000", StringComparison.Ordinal)
            .Replace("1234567", "7777777", StringComparison.Ordinal);
        await node.Get<MemberImport>()
            .RunAsync(MemberFiles.Utf8(MemberFiles.Heading, moved), isDryRun: false, ClosingDesk.Clerk, null, Stop);
        Assert.Equal("close.month-closed", (await desk.PrepareAsync(new CloseAsked(Month), ClosingDesk.Clerk, Stop)).Code);
        Assert.Equal("close.month-closed", (await approvals.WithdrawAsync(Month, ClosingDesk.Sato, Stop)).Code);
        node.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("closed", (await export.ExportAsync(Month, folder, ClosingDesk.Clerk, Stop)).State!.State);
        Assert.Equal(files, Directory.EnumerateFiles(folder).Order().Select(File.ReadAllBytes));
        Assert.Equal(
            [
                "close.approval-withdrawn",
                "close.approved",
                "close.approved",
                "close.approved",
                "close.approved",
                "close.exported",
                "close.exported-again",
                "close.file",
                "close.file",
                "close.file",
                "close.prepared",
                "close.prepared",
            ],
            (await node.ReadAsync(db => db.Audit.Where(a => a.Action.StartsWith("close.")).Select(a => a.Action).ToListAsync())).Order()
        );
        Assert.Contains(
            await node.ReadAsync(db => db.Audit.ToListAsync()),
            a => a.Detail?.Contains($"bank-{Month}.txt sha256={anew.BankHash}", StringComparison.Ordinal) is true
        );
    }

    [Fact]
    public async Task What_cannot_be_paid_stops_a_close_or_waits_for_the_next()
    {
        await using var node = await StartAsync(members: 1);
        await node.AddAsync(
            Row(node, "FS-0001-0001", 0, "2026-11-02 10:00-12:00"),
            Row(node, "FS-0001-0002", 77, "2026-11-02 10:00-12:00"),
            Row(node, "FS-0001-0003", 0, "2024-01-05 10:00-12:00")
        );
        await node.Get<MemberImport>()
            .RunAsync(MemberFiles.Utf8(MemberFiles.Heading, MemberFiles.Yuki), isDryRun: false, ClosingDesk.Clerk, null, Stop);
        await node.AddAsync(
            ClosingDesk.Row(node.Protector, "FS-0001-0004", "4822", Rules.Use("2026-11-02 10:00-12:00"), node.Clock.GetUtcNow().AddDays(-1))
        );
        var desk = node.Get<CloseDesk>();
        var refused = await desk.PrepareAsync(new CloseAsked(Month), ClosingDesk.Clerk, Stop);
        Assert.Equal("close.findings", refused.Code);
        Assert.Equal(
            [("report-before", "5000"), ("member-role", "4822"), ("member-unknown", "5077")],
            refused.Findings.Select(f => (f.Code, f.Member!))
        );
        Assert.Null(await node.Get<CloseApprovals>().FindAsync(Month, Stop));
        var dry = (await desk.PrepareAsync(new CloseAsked(Month, IsDryRun: true), ClosingDesk.Clerk, Stop)).State!;
        Assert.Equal(("draft", 1, 1_000L, 3), (dry.State, dry.Payments, dry.Yen, dry.Held.Count));
        Assert.Null(await node.Get<CloseApprovals>().FindAsync(Month, Stop));

        await node.CloseAsync(Month, folder, holds: true);
        node.Clock.Advance(TimeSpan.FromDays(31));
        await node.CorrectAsync("FS-0001-0002", ClosingDesk.Number(0), Rules.Use("2026-11-03 10:00-12:00"));
        await node.SetAsync("FS-0001-0004", SubmissionState.Withdrawn);
        Assert.Equal("report-before", Assert.Single((await node.CloseAsync("2026-12", folder, holds: true)).Held).Code);
        Assert.Equal([("0000005000", 1_000L)], Payments("2026-12"));
    }

    [Fact]
    public async Task Months_are_closed_in_order_when_they_are_over_on_a_day_of_banks_by_a_payer_the_bank_knows()
    {
        await using var node = await StartAsync(members: 1);
        await node.AddAsync(Row(node, "FS-0001-0001", 0, "2026-11-02 10:00-12:00"));
        var desk = node.Get<CloseDesk>();
        async Task<string?> CodeAsync(CloseAsked asked) => (await desk.PrepareAsync(asked, ClosingDesk.Clerk, Stop)).Code;
        Assert.Equal("close.month-wrong", await CodeAsync(new CloseAsked("2026-13")));
        Assert.Equal("close.month-wrong", await CodeAsync(new CloseAsked("11月")));
        Assert.Equal("close.month-open", await CodeAsync(new CloseAsked("2026-12")));
        Assert.Equal("close.value-day", await CodeAsync(new CloseAsked(Month, new DateOnly(2026, 12, 31))));
        Assert.Equal("close.value-day", await CodeAsync(new CloseAsked(Month, new DateOnly(2026, 12, 4)))); // today
        Assert.Equal("close.empty", await CodeAsync(new CloseAsked("2026-10")));
        Assert.Null(await CodeAsync(new CloseAsked(Month, new DateOnly(2026, 12, 18))));
        node.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal("close.earlier-open", await CodeAsync(new CloseAsked("2026-12")));
        Assert.Equal("close.empty", await CodeAsync(new CloseAsked("2026-10"))); // the later one is only prepared
        await node.CloseAsync(Month, folder);
        Assert.Equal("close.later-there", await CodeAsync(new CloseAsked("2026-10")));

        var unset = new Dictionary<string, string?>(ClosingDesk.Settings) { ["FamilySupport:Closing:Payer:Name"] = "北九州市" };
        await using var other = new Node(database.OpenStore(), node.Clock, settings: unset);
        var wrong = await other.Get<CloseDesk>().PrepareAsync(new CloseAsked(Month), ClosingDesk.Clerk, Stop);
        Assert.Equal("close.payer-missing", wrong.Code);
        Assert.Contains("Payer:Name", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_is_forgotten_leaves_its_sum_and_the_years_of_books_end()
    {
        await using var node = await StartAsync(members: 1);
        await node.AddAsync(Row(node, "FS-0001-0001", 0, "2026-11-02 10:00-12:00"));
        await node.CloseAsync(Month, folder);
        await node.WriteAsync(db => node.Get<Bot.Erasure.Forgetting>().SubmissionAsync(db, "FS-0001-0001", Actor.Bot, Stop));
        var report = await node.ReadAsync(db => db.Set<Bot.Data.Rows.Family.ClosedReport>().SingleAsync());
        Assert.Equal((null, 1_000), (report.Use, report.Yen));
        node.Clock.Advance(TimeSpan.FromDays(10 * 365) + TimeSpan.FromDays(60));
        await node.Sweep.RunAsync(Stop);
        Assert.Equal(0, await node.ReadAsync(db => db.Set<Bot.Data.Rows.Family.ClosedPayment>().CountAsync()));
        Assert.Null(await node.Get<CloseApprovals>().FindAsync(Month, Stop));
    }

    [Fact]
    public async Task What_should_be_looked_at_is_said_and_what_must_not_be_paid_waits_for_the_next_close()
    {
        await using var node = await StartAsync(members: 0);
        string Provider(int i, string suspended = "", string trained = "2024/5/20", string account = "1234567") =>
            MemberFiles
                .Hanako.Replace("4821", ClosingDesk.Number(i), StringComparison.Ordinal)
                .Replace("2024/5/20,,", $"{trained},{suspended},", StringComparison.Ordinal)
                .Replace("1234567", account, StringComparison.Ordinal);
        string[] members =
        [
            MemberFiles.Heading,
            MemberFiles.Yuki,
            Provider(0, suspended: "2026-11-10", account: "1000000"),
            Provider(1, trained: "", account: "1000001"),
            Provider(2),
            Provider(3), // the same account
        ];
        Assert.Empty(
            (await node.Get<MemberImport>().RunAsync(MemberFiles.Utf8(members), isDryRun: false, ClosingDesk.Clerk, null, Stop)).Findings
        );
        var pairs = MemberFiles.Utf8(
            "依頼会員番号,提供会員番号,事前打合せ日,有効期限",
            "4822,5000,2025-05-01,2027-03-31",
            "4822,5001,2025-05-01,2026-03-31",
            "4822,5002,2025-05-01,2027-03-31"
        );
        Assert.Empty((await node.Get<MemberImport>().RunAsync(pairs, isDryRun: false, ClosingDesk.Clerk, null, Stop)).Findings);
        await node.AddAsync(
            Row(node, "FS-0001-0001", 0, "2026-11-09 10:00-12:00"), // the day before
            Row(node, "FS-0001-0002", 0, "2026-11-10 10:00-12:00"), // from this day on they may not
            Row(node, "FS-0001-0003", 1, "2026-11-04 10:00-13:00"), // not trained, and the meeting is over
            Row(node, "FS-0001-0004", 2, "2026-11-05 10:00-11:00"),
            Row(node, "FS-0001-0005", 3, "2026-11-05 10:00-11:00") // never met; the same amount into the same account
        );

        var desk = node.Get<CloseDesk>();
        var draft = (await desk.PrepareAsync(new CloseAsked(Month, IsDryRun: true), ClosingDesk.Clerk, Stop)).State!;
        Assert.Equal(["provider-suspended FS-0001-0002"], draft.Held.Select(f => $"{f.Code} {f.Reference}"));
        Assert.Contains("2026-11-10", draft.Held[0].Message, StringComparison.Ordinal);
        Assert.Equal(
            ["pair-none 5003", "pair-over 5001", "payment-same 5003", "provider-untrained 5001"],
            draft.Warnings.Where(f => f.Code != "report-unasked").Select(f => $"{f.Code} {f.Member}").Order(StringComparer.Ordinal)
        );

        // Nobody could be asked about any of them: who signs sees each.
        Assert.Equal(
            ["FS-0001-0001", "FS-0001-0003", "FS-0001-0004", "FS-0001-0005"],
            draft.Warnings.Where(f => f.Code == "report-unasked").Select(f => f.Reference).Order(StringComparer.Ordinal)
        );
        Assert.Equal((4, 4), (draft.Reports, draft.Payments));
        Assert.Equal("close.findings", (await desk.PrepareAsync(new CloseAsked(Month), ClosingDesk.Clerk, Stop)).Code);

        // Left to the next close, and mended by then: the suspension was a slip in the table.
        await node.CloseAsync(Month, folder, holds: true);
        members[2] = Provider(0, account: "1000000");
        await node.Get<MemberImport>().RunAsync(MemberFiles.Utf8(members), isDryRun: false, ClosingDesk.Clerk, null, Stop);
        node.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal([("0000005000", 1_000L)], await PaidAsync(node, "2026-12"));
    }

    private async Task<Node> StartAsync(int members)
    {
        Assert.SkipWhen(database.Unconfigured is not null, database.Unconfigured ?? "");
        await database.ClearAsync();
        var node = new Node(database.OpenStore(), settings: ClosingDesk.Settings);
        node.Clock.Advance(TimeSpan.FromDays(10)); // 4 December
        Assert.Empty((await node.EnrolAsync(members)).Findings);
        return node;
    }

    private async Task<IEnumerable<(string, long)>> PaidAsync(Node node, string month)
    {
        await node.CloseAsync(month, folder);
        return Payments(month);
    }

    /// <summary>As the bank reads them.</summary>
    private IEnumerable<(string, long)> Payments(string month) =>
        BankFileReader.Read(File.ReadAllBytes(Path.Combine(folder, $"bank-{month}.txt"))).Payments.Select(p => (p.Customer, p.Yen));

    private static readonly Comparer<string> LineOrder = Comparer<string>.Create((a, b) => string.CompareOrdinal(a[66..], b[66..]));

    private static string Sha(string path) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));

    private IEnumerable<string?> Names() => Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private static Submission Row(
        Node node,
        string reference,
        int member,
        string when,
        SubmissionState state = SubmissionState.Confirmed
    ) =>
        ClosingDesk.Row(node.Protector, reference, ClosingDesk.Number(member), Rules.Use(when), node.Clock.GetUtcNow().AddHours(-1), state);
}
