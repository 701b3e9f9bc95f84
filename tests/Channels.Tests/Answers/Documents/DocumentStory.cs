using System.Security.Cryptography;
using System.Text;
using Channels.Bot.Joints;
using Channels.Tests.Api;
using Channels.Tests.Line;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Channels.Tests.Support.Stores;
using Channels.Webhooks;
using Channels.Webhooks.Verbs;

namespace Channels.Tests.Answers.Documents;

public sealed class SqliteDocumentStory(SqliteDatabase database) : DocumentStory(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresDocumentStory(PostgresDatabase database) : DocumentStory(database), IClassFixture<PostgresDatabase>;

/// <summary>A workbook comes in, two people approve a document of it; what source or calendar takes back answers no longer.</summary>
public abstract class DocumentStory(StoreDatabase database) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("channels-documents-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Twenty_drawn_rows_and_every_flagged_one_are_read_by_two_people_before_a_document_answers()
    {
        await using var app = await StartAsync();
        await ImportAsync(DocumentWorkbook.Rows());
        var document = await LargeAsync(app);
        Assert.Equal((44, 0), (document.Open, document.Approved));

        var sheet = (await OpenAsync(app, "sato", document)).As<ReviewSheetReply>();
        Assert.Equal(("open", 44, 4), (sheet.Review.State, sheet.Review.Entries, sheet.Review.Flagged));
        Assert.Equal(
            ["against-1", "against-2", "relative-1", "table-1"],
            sheet.Rows.Where(r => r.Flags.Count > 0).Select(r => r.Id).Order()
        );
        Assert.Equal(["withdrawn-1"], sheet.Former.Select(r => r.Id));
        var ids = DocumentWorkbook.Rows().Skip(1).Select(r => r[0]).Where(id => id is not ("withdrawn-1" or "small-1" or "small-2"));
        Assert.Equal(
            ids.OrderBy(
                    id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{sheet.Seed}\n{id}"))),
                    StringComparer.Ordinal
                )
                .Take(20)
                .Order(StringComparer.Ordinal),
            sheet.Rows.Where(r => r.IsDrawn).Select(r => r.Id).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            sheet.Rows.Select(r => r.Id),
            (await app.ReadAsync($"reviews/{sheet.Review.Id}")).As<ReviewSheetReply>().Rows.Select(r => r.Id)
        );

        // Rows that gainsay one another: one is left out, or somebody says why both are right.
        var confirm = $"reviews/{sheet.Review.Id}/confirm";
        Assert.Equal("staff.missing", (await app.SendAsync(null, HttpMethod.Post, confirm, new { })).Code);
        Assert.Equal("contradiction", (await app.SendAsync("sato", HttpMethod.Post, confirm, new { })).Code);
        var without = new[] { new { id = "against-2", why = "古い期限" } };
        Assert.Equal(
            "review.without",
            (await app.SendAsync("sato", HttpMethod.Post, confirm, new { without = new[] { new { id = "small-1", why = "別" } } })).Code
        );
        Assert.Equal("read", (await app.SendAsync("sato", HttpMethod.Post, confirm, new { without })).As<ReviewLineReply>().State);
        Assert.Equal("approval.same-person", (await app.SendAsync("Sato", HttpMethod.Post, confirm, new { })).Code);
        Assert.Equal("review.settled", (await app.SendAsync("tanaka", HttpMethod.Post, confirm, new { without })).Code);
        Assert.Equal(0, (await LargeAsync(app)).Approved);

        var done = (await app.SendAsync("tanaka", HttpMethod.Post, confirm, new { note = "確認済み" })).As<ReviewLineReply>();
        Assert.Equal(("approved", "sato", "tanaka"), (done.State, done.First?.By, done.Last?.By));
        Assert.Equal("approved", (await app.SendAsync("tanaka", HttpMethod.Post, confirm, new { })).As<ReviewLineReply>().State);
        Assert.Equal((1, 43, 1), await LargeAsync(app) is var after ? (after.Open, after.Approved, after.Out) : default);
        Assert.Equal((2, "approved", 2), await StateAsync(app, "large-07"));
        Assert.Equal((1, "unconfirmed", 1), await StateAsync(app, "against-2"));
        Assert.Equal((1, "unconfirmed", 1), await StateAsync(app, "small-1"));
        var entry = await app.EntryAsync("large-07");
        Assert.Equal("tanaka", entry.Entry!.ReviewedBy);
        Assert.Equal($"review {sheet.Review.Id:N}, first read by sato", entry.Versions[1].Note);
    }

    [Fact]
    public async Task A_document_is_approved_as_a_whole_or_not_at_all()
    {
        await using var app = await StartAsync();
        await ImportAsync([DocumentWorkbook.Headings, .. DocumentWorkbook.Rows().Skip(1).Take(5)], "--by", "suzuki");
        var sheet = (await OpenAsync(app, "sato", await LargeAsync(app))).As<ReviewSheetReply>();
        var confirm = $"reviews/{sheet.Review.Id}/confirm";
        await app.SendAsync("sato", HttpMethod.Post, confirm, new { });

        // Who imported the rows is no second reader; a row that somebody corrects meanwhile stops all of them.
        Assert.Equal("approval.same-person", (await app.SendAsync("suzuki", HttpMethod.Post, confirm, new { })).Code);
        var corrected = StaffDesk.Proposed();
        corrected["citations"] = new[] { new { source = DocumentWorkbook.Large } };
        await app.ProposeAsync("suzuki", "large-03", 1, corrected);
        Assert.Equal("review.stale", (await app.SendAsync("tanaka", HttpMethod.Post, confirm, new { })).Code);
        Assert.Equal((4, 0, 0, 1), await CountsAsync(app));

        // It is turned down, and the next one is of what is left.
        Assert.Equal(
            "note",
            (await app.SendAsync("tanaka", HttpMethod.Post, $"reviews/{sheet.Review.Id}/decline", new { note = " " })).Code
        );
        await app.SendAsync("tanaka", HttpMethod.Post, $"reviews/{sheet.Review.Id}/decline", new { note = "修正待ち" });
        Assert.Equal("review.over", (await app.SendAsync("tanaka", HttpMethod.Post, confirm, new { })).Code);
        var next = (await OpenAsync(app, "tanaka", await LargeAsync(app))).As<ReviewSheetReply>();
        await app.SendAsync("tanaka", HttpMethod.Post, $"reviews/{next.Review.Id}/confirm", new { });
        await app.SendAsync("sato", HttpMethod.Post, $"reviews/{next.Review.Id}/confirm", new { });
        Assert.Equal((0, 4, 0, 1), await CountsAsync(app));
        Assert.Equal("review.nothing-open", (await OpenAsync(app, "sato", await LargeAsync(app))).Code);
        var list = (await app.ReadAsync("reviews")).As<List<ReviewLineReply>>();
        Assert.Equal(["approved", "declined"], list.Select(r => r.State));
    }

    [Fact]
    public async Task An_answer_whose_source_changed_answers_no_longer_and_its_owner_is_told()
    {
        await using var app = await StartAsync();
        var rows = DocumentWorkbook.Rows();
        await ImportAsync(rows);
        foreach (var id in (string[])["large-01", "large-02", "large-03", "large-04"])
            Assert.Equal(2, (await app.DecideAsync("tanaka", id, "approve", new { version = 1 })).Version);
        await app.ProposeAsync("sato", "large-04", 2, StaffDesk.Proposed("見本4号の帳簿は何年間保存しますか", "市では7年間保存します。"));
        Assert.Null((await app.DecideAsync("tanaka", "large-04", "approve", new { version = 3, acknowledge = "市の条例" })).Code);

        rows[1] = DocumentWorkbook.Row("large-01", rows[1][3], "見本1号の帳簿は10年間保存すること。", 1);
        rows[2] = DocumentWorkbook.Row("large-02", rows[2][3], "見本２号の帳簿は 5年間 保存すること。", 2);
        var dry = await ImportAsync(rows, "--dry-run");
        Assert.Contains("would answer no longer: large-01 (owner: 介護保険課)", dry, StringComparison.Ordinal);
        Assert.Equal((2, "approved", 2), await StateAsync(app, "large-01"));
        var report = await ImportAsync(rows);
        Assert.Contains(
            "0 new, 2 changed, 44 unchanged, 1 corrected by staff and kept, 0 repeated, 0 refused.",
            report,
            StringComparison.Ordinal
        );
        Assert.Contains("1 approved ones answer no longer", report, StringComparison.Ordinal);

        Assert.Equal((3, "changed", 3), await StateAsync(app, "large-01"));
        Assert.Equal((3, "unconfirmed", 2), await StateAsync(app, "large-02"));
        Assert.Equal((4, "approved", 4), await StateAsync(app, "large-04"));
        var told = Assert.Single((await app.ReadAsync("alerts")).As<List<AlertReply>>());
        Assert.Equal(("entries-changed", "介護保険課"), (told.Kind, told.Route));
        var list = $"knowledge?out=true&owner={Uri.EscapeDataString("介護保険課")}";
        Assert.Equal(["large-01"], (await app.ReadAsync(list)).As<EntryPageReply>().Entries.Select(e => e.Id));
        Assert.Empty((await app.ReadAsync("knowledge?out=true&owner=x")).As<EntryPageReply>().Entries);

        // Confirmed, it answers again; and the office may say that the old text answers on meanwhile.
        Assert.Equal(4, (await app.DecideAsync("tanaka", "large-01", "approve", new { version = 3, acknowledge = "改正" })).Version);
        rows[3] = DocumentWorkbook.Row("large-03", rows[3][3], "見本3号の帳簿は10年間保存すること。", 3);
        await ImportAsync(rows, "--answers-on");
        Assert.Equal((3, "unconfirmed", 2), await StateAsync(app, "large-03"));
        Assert.Empty((await app.ReadAsync(list)).As<EntryPageReply>().Entries);
    }

    [Fact]
    public async Task An_answer_whose_last_day_is_over_is_the_former_rule_and_its_owner_is_told_once()
    {
        var clock = Node.NewClock();
        await using var app = await StartAsync(clock);
        var entry = StaffDesk.Proposed();
        (entry["validUntil"], entry["owner"]) = (
            clock.GetUtcNow().AddDays(10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            "介護保険課"
        );
        foreach (var id in (string[])["ends", "ends-and-is-rewritten"])
        {
            await app.ProposeAsync("sato", id, 0, entry);
            await app.DecideAsync("tanaka", id, "approve", new { version = 1, acknowledge = "同じ回答" });
        }

        await app.ProposeAsync("sato", "ends-and-is-rewritten", 2, StaffDesk.Proposed(answer: "2回まで変えられます。"));
        Assert.Equal(0, await SweepAsync(app));
        Assert.Empty((await app.ReadAsync("knowledge?out=true")).As<EntryPageReply>().Entries);

        clock.Advance(TimeSpan.FromDays(12));
        Assert.Equal(2, (await app.ReadAsync("knowledge?out=true")).As<EntryPageReply>().Total);
        await SweepAsync(app); // or the clock of the host did
        Assert.Equal(0, await SweepAsync(app));

        await Until.TrueAsync(async () => await StateAsync(app, "ends") == (3, "expired", 3));
        Assert.Equal((3, "draft", 2), await StateAsync(app, "ends-and-is-rewritten"));
        Assert.Equal(["ends"], (await app.ReadAsync("knowledge?status=expired")).As<EntryPageReply>().Entries.Select(e => e.Id));
        var told = Assert.Single((await app.ReadAsync("alerts")).As<List<AlertReply>>());
        Assert.Equal(("entries-expired", "介護保険課"), (told.Kind, told.Route));
    }

    private static Task<int> SweepAsync(ChannelsApp app) =>
        app.Get<IEnumerable<ISweep>>().Single(s => s.Name == "entry-expiry").RunAsync(Stop);

    private static Task<Answer> OpenAsync(ChannelsApp app, string person, DocumentReply document) =>
        app.SendAsync(person, HttpMethod.Post, "reviews", new { document = document.Key });

    private static async Task<DocumentReply> LargeAsync(ChannelsApp app) =>
        (await app.ReadAsync("reviews/documents"))
            .As<List<DocumentReply>>()
            .Single(d => d.Title.Contains("vol.952", StringComparison.Ordinal) && !d.Title.Contains("削除", StringComparison.Ordinal));

    private static async Task<(int Open, int Approved, int Out, int Own)> CountsAsync(ChannelsApp app) =>
        await LargeAsync(app) is var d ? (d.Open, d.Approved, d.Out, d.Own) : default;

    private static async Task<(int Version, string Status, int? InForce)> StateAsync(ChannelsApp app, string id)
    {
        var entry = await app.EntryAsync(id);
        return (entry.Version, entry.Status, entry.InForce);
    }

    private async Task<ChannelsApp> StartAsync(TimeProvider? clock = null)
    {
        Assert.SkipWhen(database.Unconfigured is not null, database.Unconfigured ?? "");
        await database.ClearAsync(); // a host has a key file of its own
        return await ChannelsApp.StartAsync(
            new Dictionary<string, string>(StaffDesk.Settings)
            {
                ["Database:Provider"] = database.Provider,
                ["Database:MigrateOnStart"] = "true",
                ["Database:Folder"] = folder, // the verb has the same key file
                ["ConnectionStrings:Channels"] = database.ConnectionString,
                ["Turns:Enabled"] = "false",
                ["Delivery:Enabled"] = "false",
            },
            clock
        );
    }

    private async Task<string> ImportAsync(IEnumerable<string[]> rows, params string[] more)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await CommandLine.RunAsync(
            [
                "import",
                DocumentWorkbook.Write(folder, rows),
                .. more,
                $"--Database:Provider={database.Provider}",
                $"--Database:Folder={folder}",
                $"--ConnectionStrings:Channels={database.ConnectionString}",
            ],
            settings => Program.Build(settings),
            new Terminal(TextReader.Null, output, errors)
        );
        Assert.True(code == 0, errors.ToString());
        return output.ToString();
    }
}
