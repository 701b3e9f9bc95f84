using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Closing;
using Channels.Bot.FamilySupport.Members;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rules;
using Channels.Tests.FamilySupport.Banking;
using Channels.Tests.FamilySupport.Members;
using Channels.Tests.Support;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.FamilySupport.Closing;

public sealed class SqliteCloseCareTests(SqliteDatabase database) : CloseCareTests(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresCloseCareTests(PostgresDatabase database) : CloseCareTests(database), IClassFixture<PostgresDatabase>;

/// <summary>What would be lost, paid twice or paid by other rules without a word: each is said, or stops the close.</summary>
public abstract class CloseCareTests(StoreDatabase database) : IDisposable
{
    private const string Month = "2026-11";
    private readonly string folder = Directory.CreateTempSubdirectory("care-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Reports_of_months_before_the_first_close_are_named_until_somebody_says_who_pays_them()
    {
        await using var node = await StartAsync();
        await node.AddAsync(
            Row(node, "FS-0001-0001", 0, "2026-09-30 10:00-12:00"),
            Row(node, "FS-0001-0002", 0, "2026-11-02 10:00-12:00"),
            Row(node, "FS-0001-0003", 1, "2026-08-03 10:00-11:00")
        );
        var draft = await DraftAsync(node, Month);
        Assert.Equal(
            ["report-before FS-0001-0001 5000", "report-before FS-0001-0003 5001"],
            draft.Held.Select(f => $"{f.Code} {f.Reference} {f.Member}")
        );
        Assert.Contains("2026-09", draft.Held[0].Message, StringComparison.Ordinal);
        Assert.Equal(1_000, draft.Yen);

        // Said: September is paid here, August was paid by paper.
        await using var since = Again(node, ("FamilySupport:Closing:Since", "2026-09"));
        var said = await DraftAsync(since, Month);
        Assert.Equal((2_000L, 0, 1), (said.Yen, said.Held.Count, said.PaidOtherwise));
        await since.CloseAsync(Month, folder);
        Assert.Equal([("0000005000", 2_000L)], Payments(Month));
        since.Clock.Advance(TimeSpan.FromDays(31));
        var next = await DraftAsync(since, "2026-12");
        Assert.Equal((0L, 0, 1), (next.Yen, next.Held.Count, next.PaidOtherwise));

        await using var wrong = Again(node, ("FamilySupport:Closing:Since", "9月"));
        Assert.Equal("close.since-wrong", await CodeAsync(wrong, Month));
    }

    [Fact]
    public async Task A_month_before_the_first_that_is_paid_here_is_not_closed()
    {
        await using var node = await StartAsync();
        await node.AddAsync(Row(node, "FS-0001-0001", 0, "2026-10-30 10:00-12:00"));
        await using var since = Again(node, ("FamilySupport:Closing:Since", "2026-11"));
        var refused = await since.Get<CloseDesk>().PrepareAsync(new CloseAsked("2026-10"), ClosingDesk.Clerk, Stop);
        Assert.Equal("close.before-since", refused.Code);
        Assert.Contains("2026-11", refused.Message, StringComparison.Ordinal);
        var dry = await since.Get<CloseDesk>().PrepareAsync(new CloseAsked("2026-10", IsDryRun: true), ClosingDesk.Clerk, Stop);
        Assert.Equal("close.before-since", dry.Code);
    }

    [Fact]
    public async Task What_is_seen_otherwise_after_it_was_paid_is_named_by_each_close_until_it_is_settled()
    {
        await using var node = await StartAsync();
        await node.AddAsync(Row(node, "FS-0001-0001", 0, "2026-11-02 10:00-12:00"), Row(node, "FS-0001-0002", 1, "2026-11-03 10:00-11:00"));
        await node.CloseAsync(Month, folder);
        node.Clock.Advance(TimeSpan.FromDays(31));
        await node.WriteAsync(async db =>
        {
            var row = await db.Submissions.SingleAsync(s => s.Reference == "FS-0001-0001");
            db.Add(
                new Bot.Data.Rows.Family.Confirmation
                {
                    Id = Guid.CreateVersion7(node.Clock.GetUtcNow()),
                    SubmissionId = row.Id,
                    Reference = row.Reference,
                    Revision = row.Revision,
                    State = Bot.Data.Rows.Family.ConfirmationState.Differs,
                    At = row.SubmittedAt,
                }
            );
            return await db.SaveChangesAsync();
        });
        var draft = await DraftAsync(node, "2026-12");
        Assert.Equal(
            ["report-differs-paid FS-0001-0001 5000"],
            draft
                .Warnings.Where(w => w.Code.Contains("differs", StringComparison.Ordinal))
                .Select(w => $"{w.Code} {w.Reference} {w.Member}")
        );
        await node.WriteAsync(db =>
            db.Set<Bot.Data.Rows.Family.Confirmation>()
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, Bot.Data.Rows.Family.ConfirmationState.Evidence))
        );
        Assert.DoesNotContain((await DraftAsync(node, "2026-12")).Warnings, w => w.Code == "report-differs-paid");
    }

    [Fact]
    public async Task A_month_that_was_forgotten_can_still_be_prepared_and_what_was_prepared_after_it_goes()
    {
        await using var node = await StartAsync();
        await node.AddAsync(Row(node, "FS-0001-0001", 0, "2026-10-30 10:00-12:00"), Row(node, "FS-0001-0002", 0, "2026-11-02 10:00-11:00"));
        var desk = node.Get<CloseDesk>();
        Assert.NotNull((await desk.PrepareAsync(new CloseAsked(Month, Holds: true), ClosingDesk.Clerk, Stop)).State);
        await node.CloseAsync("2026-10", folder);
        Assert.Null(await node.Get<CloseApprovals>().FindAsync(Month, Stop));
        await node.CloseAsync(Month, folder);
        Assert.Equal([("0000005000", 1_000L)], Payments("2026-10"));
        Assert.Equal([("0000005000", 500L)], Payments(Month));
    }

    [Fact]
    public async Task Rules_that_were_changed_cannot_be_read_or_were_never_published_pay_nobody()
    {
        await using var start = await StartAsync();
        await start.AddAsync(Row(start, "FS-0001-0001", 0, "2026-11-02 10:00-12:00"));
        var rules = Path.Combine(folder, "rules");
        Directory.CreateDirectory(rules);
        var two = Rules.TextOf("kitakyushu-2");
        await File.WriteAllTextAsync(Path.Combine(rules, "2.yaml"), two, Stop);
        await File.WriteAllTextAsync(Path.Combine(rules, "nagoya.yaml"), Rules.TextOf("nagoya"), Stop); // another place's may wait
        Publish(rules, "kitakyushu");
        var three = Path.Combine(rules, "3.yaml");
        var text = Later(two, 3, "2026-11-01", "fee: 600, reward: 1200");
        await File.WriteAllTextAsync(three, text, Stop);

        Task<string?> CodeOfAsync() => CodeAsync(Again(start, ("FamilySupport:Rules", rules)), Month);
        Assert.Equal("close.rules-unpublished", await CodeOfAsync());
        Assert.Null(await CodeAsync(Again(start, ("FamilySupport:Rules", rules)), "2026-10")); // it holds from November on
        Publish(rules, "kitakyushu");
        Assert.Null(await CodeOfAsync());
        Assert.Equal(1_200, (await DraftAsync(Again(start, ("FamilySupport:Rules", rules)), Month)).Yen);

        await File.WriteAllTextAsync(three, text.Replace("reward: 1200", "reward: 1300", StringComparison.Ordinal), Stop);
        Assert.Equal("close.rules-broken", await CodeOfAsync());
        await File.WriteAllTextAsync(three, "id: [", Stop);
        Assert.Equal("close.rules-broken", await CodeOfAsync());
        File.Delete(three);
        Assert.Equal("close.rules-broken", await CodeOfAsync());

        // Of another place it stops nothing.
        await File.WriteAllTextAsync(three, text, Stop);
        await File.WriteAllTextAsync(Path.Combine(rules, "nagoya.yaml"), "id: nagoya\nfrom: never\n", Stop);
        Assert.Null(await CodeOfAsync());
    }

    [Fact]
    public async Task A_pack_that_reaches_back_into_a_closed_month_changes_no_payment_until_somebody_wants_it()
    {
        await using var node = await StartAsync();
        await node.AddAsync(Row(node, "FS-0001-0001", 0, "2026-11-02 10:00-12:00"), Row(node, "FS-0001-0002", 1, "2026-11-02 10:00-12:00"));
        await node.CloseAsync(Month, folder);
        node.Clock.Advance(TimeSpan.FromDays(31));
        var rules = Path.Combine(folder, "rules");
        Directory.CreateDirectory(rules);
        var two = Rules.TextOf("kitakyushu-2");
        await File.WriteAllTextAsync(Path.Combine(rules, "2.yaml"), two, Stop);
        await File.WriteAllTextAsync(Path.Combine(rules, "3.yaml"), Later(two, 3, "2026-11-01", "fee: 600, reward: 1200"), Stop);
        Publish(rules, "kitakyushu");
        await node.CorrectAsync("FS-0001-0002", ClosingDesk.Number(1), Rules.Use("2026-11-02 10:00-13:00")); // put right: priced anew

        var draft = await DraftAsync(Again(node, ("FamilySupport:Rules", rules)), "2026-12");
        var held = Assert.Single(draft.Held);
        Assert.Equal(("report-repriced", "FS-0001-0001"), (held.Code, held.Reference));
        Assert.Contains("kitakyushu 2 → kitakyushu 3、200円", held.Message, StringComparison.Ordinal);
        Assert.Equal(800, draft.Yen);
        var wanted = await DraftAsync(
            Again(node, ("FamilySupport:Rules", rules), ("FamilySupport:Closing:Checks:Repriced", "Warn")),
            "2026-12"
        );
        Assert.Equal((1_000L, 0), (wanted.Yen, wanted.Held.Count));
        Assert.Contains(wanted.Warnings, w => w.Code == "report-repriced");
    }

    [Fact]
    public async Task One_activity_in_two_reports_is_said_and_paid_once_where_the_settings_say_so()
    {
        await using var node = await StartAsync();
        await node.AddAsync(
            Row(node, "FS-0001-0001", 0, "2026-11-02 09:00-10:00", "はな"),
            Row(node, "FS-0001-0002", 0, "2026-11-02 09:30-10:30", "ハナ "), // the same
            Row(node, "FS-0001-0003", 0, "2026-11-02 09:00-10:00", "たろう"), // at the same time with another child
            Row(node, "FS-0001-0004", 0, "2026-11-02 10:30-11:30", "はな"), // after it
            Row(node, "FS-0001-0005", 1, "2026-11-02 09:00-10:00", "はな"), // somebody else
            Row(node, "FS-0001-0006", 0, "2026-11-02 23:30-24:30", "はな"),
            Row(node, "FS-0001-0007", 0, "2026-11-03 00:00-01:00", "はな") // past midnight
        );
        string[] expected =
        [
            "report-overlap FS-0001-0003 FS-0001-0001",
            "report-overlap FS-0001-0003 FS-0001-0002",
            "report-same FS-0001-0002 FS-0001-0001",
            "report-same FS-0001-0007 FS-0001-0006",
        ];
        var draft = await DraftAsync(node, Month);
        Assert.Equal(expected, Same(draft.Warnings));
        Assert.Equal(7, draft.Reports);
        await using var stops = Again(node, ("FamilySupport:Closing:Checks:SameReport", "Stop"));
        var stopped = await DraftAsync(stops, Month);
        Assert.Equal(expected[2..], Same(stopped.Held));
        Assert.Equal(5, stopped.Reports);

        // Paid is paid: of two that come together later it is the other that is found.
        await stops.CloseAsync(Month, folder, holds: true);
        stops.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(expected[2..], Same((await DraftAsync(stops, "2026-12")).Held));
    }

    [Fact]
    public async Task What_rests_on_rules_nobody_decided_is_counted_or_stopped()
    {
        await using var node = await StartAsync();
        await node.AddAsync(
            Row(node, "FS-0001-0001", 0, "2026-11-02 10:00-12:00"),
            Row(node, "FS-0001-0002", 0, "2026-11-04 10:00-11:20") // a part of an hour
        );
        var estimates = Assert.Single((await DraftAsync(node, Month)).Warnings, w => w.Code == "estimates");
        Assert.Contains("1/2件", estimates.Message, StringComparison.Ordinal);
        await using var stops = Again(node, ("FamilySupport:Closing:Checks:Estimate", "Stop"));
        var stopped = await DraftAsync(stops, Month);
        Assert.Equal(["report-estimate FS-0001-0002"], stopped.Held.Select(h => $"{h.Code} {h.Reference}"));
        Assert.Equal(1_000, stopped.Yen);
    }

    [Fact]
    public async Task An_account_put_right_after_preparing_must_be_prepared_anew_before_anybody_signs_or_exports()
    {
        await using var node = await StartAsync();
        await node.AddAsync(Row(node, "FS-0001-0001", 0, "2026-11-02 10:00-12:00"), Row(node, "FS-0001-0002", 1, "2026-11-02 10:00-12:00"));
        var (desk, approvals, export) = (node.Get<CloseDesk>(), node.Get<CloseApprovals>(), node.Get<CloseExport>());
        var hash = (await desk.PrepareAsync(new CloseAsked(Month), ClosingDesk.Clerk, Stop)).State!.Hash;
        await approvals.ApproveAsync(Month, hash, ClosingDesk.Sato, "sato", Stop);
        await ImportAsync(node, MemberFiles.Hanako.Replace("4821", "5001", StringComparison.Ordinal)); // another account
        var refused = await approvals.ApproveAsync(Month, hash, ClosingDesk.Tanaka, "tanaka", Stop);
        Assert.Equal("close.payees-changed", refused.Code);
        Assert.Contains("5001", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("5000", refused.Message, StringComparison.Ordinal);

        hash = (await desk.PrepareAsync(new CloseAsked(Month), ClosingDesk.Clerk, Stop)).State!.Hash;
        await approvals.ApproveAsync(Month, hash, ClosingDesk.Sato, "sato", Stop);
        await approvals.ApproveAsync(Month, hash, ClosingDesk.Tanaka, "tanaka", Stop);
        await ImportAsync(node, MemberFiles.Hanako.Replace("4821", "5000", StringComparison.Ordinal));
        Assert.Equal("close.payees-changed", (await export.ExportAsync(Month, folder, ClosingDesk.Clerk, Stop)).Code);
        Assert.Equal("approved", (await approvals.FindAsync(Month, Stop))!.State);
        await node.CloseAsync(Month, folder);
        Assert.Equal(
            ["1234567", "1234567"],
            BankFileReader
                .Read(await File.ReadAllBytesAsync(Path.Combine(folder, $"bank-{Month}.txt"), Stop))
                .Payments.Select(p => p.Account)
        );
        var state = await DraftAsync(node, Month, expectRefusal: true);
        Assert.Equal("closed", state.State);
    }

    private static async Task ImportAsync(Node node, string row) =>
        Assert.Empty(
            (
                await node.Get<MemberImport>()
                    .RunAsync(MemberFiles.Utf8(MemberFiles.Heading, row), isDryRun: false, ClosingDesk.Clerk, null, Stop)
            ).Findings
        );

    private static IEnumerable<string> Same(IEnumerable<CloseFinding> findings) =>
        findings
            .Where(f => f.Code is "report-same" or "report-overlap")
            .Select(f => $"{f.Code} {f.Reference} {f.Message[(f.Message.IndexOf("FS-", StringComparison.Ordinal))..][..12]}")
            .Order(StringComparer.Ordinal);

    [Fact]
    public async Task Care_that_was_stamped_and_never_reported_is_named()
    {
        await using var node = await StartAsync();
        await node.AddAsync(Row(node, "FS-0001-0002", 0, "2026-11-02 10:00-12:00"));
        await node.WriteAsync(async db =>
        {
            db.AddRange(
                Stamp(1, new DateTimeOffset(2026, 11, 2, 1, 5, 0, TimeSpan.Zero), 110), // within the hours of the report
                Stamp(2, new DateTimeOffset(2026, 11, 9, 7, 0, 0, TimeSpan.Zero), 90),
                Stamp(3, new DateTimeOffset(2026, 11, 10, 7, 0, 0, TimeSpan.Zero), null), // the return was forgotten
                Stamp(4, new DateTimeOffset(2026, 11, 11, 7, 0, 0, TimeSpan.Zero), 90, isCancelled: true),
                Stamp(5, new DateTimeOffset(2026, 12, 1, 7, 0, 0, TimeSpan.Zero), 90)
            );
            await db.SaveChangesAsync(Stop);
            return true;
        });
        var named = (await DraftAsync(node, Month)).Warnings.Where(w => w.Code == "care-unreported").ToList();
        Assert.Equal(["5000", "5000"], named.Select(w => w.Member));
        Assert.Contains("2026-11-09 16:00〜2026-11-09 17:30", named[0].Message, StringComparison.Ordinal);
        Assert.Contains("2026-11-10 16:00〜）", named[1].Message, StringComparison.Ordinal);
        await using var off = Again(node, ("FamilySupport:Closing:Checks:Unreported", "Off"));
        Assert.DoesNotContain((await DraftAsync(off, Month)).Warnings, w => w.Code == "care-unreported");
    }

    private static CareStamp Stamp(byte id, DateTimeOffset taken, int? minutes, bool isCancelled = false) =>
        new()
        {
            Id = new Guid(id, 0, 0, new byte[8]),
            Provider = "5000",
            ConversationKey = "nobody",
            Revision = 1,
            OpenedAt = taken,
            TakenAt = taken,
            ReturnedAt = minutes is { } length ? taken.AddMinutes(length) : null,
            CancelledAt = isCancelled ? taken : null,
        };

    private static async Task<CloseState> DraftAsync(Node node, string month, bool expectRefusal = false)
    {
        if (expectRefusal)
            return (await node.Get<CloseApprovals>().FindAsync(month, Stop))!;
        var result = await node.Get<CloseDesk>().PrepareAsync(new CloseAsked(month, IsDryRun: true), ClosingDesk.Clerk, Stop);
        Assert.True(result.State is not null, result.Message);
        return result.State;
    }

    private static async Task<string?> CodeAsync(Node node, string month) =>
        (await node.Get<CloseDesk>().PrepareAsync(new CloseAsked(month, IsDryRun: true), ClosingDesk.Clerk, Stop)).Code;

    private static void Publish(string rules, string place)
    {
        var file = Path.Combine(rules, PackLock.File);
        var published = PackLock.Read(File.Exists(file) ? File.ReadAllText(file) : "", []);
        foreach (var pack in RuleBook.Load(rules).Packs.Where(p => p.Id == place))
            published.Add(pack);
        File.WriteAllText(file, published.Write());
    }

    private static string Later(string two, int version, string from, string rate) =>
        two.Replace("version: 2", $"version: {version}", StringComparison.Ordinal)
            .Replace("from: 2025-08-01", $"from: {from}", StringComparison.Ordinal)
            .Replace("fee: 500, reward: 1000", rate, StringComparison.Ordinal);

    private async Task<Node> StartAsync()
    {
        Assert.SkipWhen(database.Unconfigured is not null, database.Unconfigured ?? "");
        await database.ClearAsync();
        var node = new Node(database.OpenStore(), settings: ClosingDesk.Settings);
        node.Clock.Advance(TimeSpan.FromDays(10)); // 4 December
        Assert.Empty((await node.EnrolAsync(2)).Findings);
        return node;
    }

    /// <summary>The same database, started anew with other settings.</summary>
    private Node Again(Node node, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>(ClosingDesk.Settings);
        foreach (var (key, value) in settings)
            all[key] = value;
        return new Node(database.OpenStore(), node.Clock, settings: all);
    }

    private IEnumerable<(string, long)> Payments(string month) =>
        BankFileReader.Read(File.ReadAllBytes(Path.Combine(folder, $"bank-{month}.txt"))).Payments.Select(p => (p.Customer, p.Yen));

    private static Submission Row(Node node, string reference, int member, string when, params string[] children)
    {
        var use = Rules.Use(when);
        return ClosingDesk.Row(
            node.Protector,
            reference,
            ClosingDesk.Number(member),
            children.Length == 0 ? use : use with { Children = [.. children.Select(_ => new ChildInCare(false))] },
            node.Clock.GetUtcNow().AddHours(-1),
            children: children
        );
    }
}
