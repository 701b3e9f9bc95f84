using System.Net;
using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Channels.Knowledge.Content;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Channels.Tests.Support.Stores;
using Channels.Webhooks.Reports;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Tests.Answers;

public sealed class SqliteQuestionReportStory(SqliteDatabase database) : QuestionReportStory(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresQuestionReportStory(PostgresDatabase database) : QuestionReportStory(database), IClassFixture<PostgresDatabase>;

/// <summary>A month of questions, counted and reported. Every test has a month of its own.</summary>
public abstract class QuestionReportStory(StoreDatabase database)
{
    private const string Golden = "tests/Channels.Tests/Answers/questions-2026-11.md";

    private static readonly Entry[] Entries =
    [
        new()
        {
            Id = "change-notice",
            Question = "変更届はいつまでに出せばよいですか",
            Answer = "10日以内です。",
            Status = EntryStatus.Approved,
            NextReview = new DateOnly(2027, 3, 31),
        },
        new()
        {
            Id = "plan-r8",
            Question = "令和8年度の計画書の期限",
            Answer = "4月15日です。",
            Status = EntryStatus.Approved,
            ValidUntil = new DateOnly(2026, 12, 31),
            NextReview = new DateOnly(2026, 10, 1),
            Owner = "介護保険課",
        },
        new()
        {
            Id = "old-rule",
            Question = "=経過措置|いつまで",
            Answer = "3月31日です。",
            Status = EntryStatus.Unconfirmed,
            ValidUntil = new DateOnly(2024, 3, 31),
        },
        new()
        {
            Id = "draft",
            Question = "下書き",
            Answer = "下書き",
            Status = EntryStatus.Draft,
        },
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_month_is_counted_with_what_was_asked_again_and_what_nobody_could_answer()
    {
        await using var app = await StartAsync();
        var day = new DateTimeOffset(2026, 11, 10, 1, 0, 0, TimeSpan.Zero);
        await AddAsync(
            app,
            Asked("a", day, "answered", "found", "変更届はいつまでですか", "change-notice", topic: "変更", feedback: "useful"),
            Asked("a", day.AddHours(1), "answered", "found", "運営推進会議の回数", "meeting", "通所介護", "運営推進会議"),
            Asked("b", day, "answered", "found", "変更届の提出期限", "change-notice", topic: "変更"),
            Asked("b", day.AddHours(23), "not-covered", "nothing-found", "変更届の期限は", topic: "変更"),
            Asked(
                "c",
                day,
                "answered",
                "found",
                "変更届はいつまでですか",
                "change-notice",
                topic: "変更",
                feedback: "wrong",
                ticket: "PI-1111-1111"
            ),
            Asked("d", day, "not-covered", "add-on", "送迎減算の率", services: "通所介護", topic: "送迎減算"),
            Asked(
                "e",
                day.AddDays(2),
                "not-covered",
                "add-on",
                "送迎減算は何パーセント",
                services: "通所介護,訪問介護",
                topic: "送迎減算",
                ticket: "PI-2222-2222"
            ),
            Asked("e", day.AddDays(3), "not-covered", "nothing-found", "うちだけの珍しい質問"),
            Asked("f", day, "refused", "personal-data", null),
            Asked("f", day, "clarify", "which-service", "加算届の期限"),
            Asked("g", day, "candidates", "similar", "=SUM(A1)|の<b>計算</b>", services: "訪問介護"),
            // The end of November in Japan, and what is asked again on the other side of it.
            Asked("h", new DateTimeOffset(2026, 11, 30, 14, 0, 0, TimeSpan.Zero), "answered", "found", "計画書の期限", "plan-r8"),
            Asked("h", new DateTimeOffset(2026, 11, 30, 15, 30, 0, TimeSpan.Zero), "not-covered", "year", "計画書の期限は令和"),
            Asked("i", new DateTimeOffset(2026, 10, 31, 14, 59, 59, TimeSpan.Zero), "answered", "found", "十月の質問", "change-notice")
        );
        await AddInquiriesAsync(app, day, 2, 4, 30, null);

        var json = await ReportAsync(app, "2026-11");
        var report = json.As<QuestionReportReply>();

        Assert.Equal(
            new QuestionTotalsReply(
                Asked: 12,
                Conversations: 8,
                Answered: 5,
                Candidates: 1,
                Clarify: 1,
                NotCovered: 4,
                Refused: 1,
                AnsweredRate: 0.5,
                AskedAgain: 3,
                AskedAgainRate: 0.6,
                Useful: 1,
                Wrong: 1,
                Staff: 0,
                UsefulRate: 0.5,
                Tickets: 2
            ),
            report.Totals
        );
        Assert.Equal([new("2025-12", 0), new("2026-10", 1), new("2026-11", 12)], report.Months.Where((_, at) => at is 0 or 10 or 11));
        Assert.Contains(new QuestionSubjectReply("通所介護", "送迎減算", Asked: 2, Answered: 0, NotCovered: 2), report.Subjects);
        Assert.Contains(new QuestionSubjectReply("訪問介護", "送迎減算", Asked: 1, Answered: 0, NotCovered: 1), report.Subjects);
        Assert.Equal(new InquiryTimesReply(Received: 4, Answered: 3, Waiting: 1, MedianHours: 4, NinetiethHours: 30), report.Inquiries);
        Assert.Equal(
            [
                new("change-notice", Answered: 3, Useful: 1, Wrong: 1, Staff: 0, AskedAgain: 2),
                new("meeting", Answered: 1, Useful: 0, Wrong: 0, Staff: 0, AskedAgain: 0),
                new("plan-r8", Answered: 1, Useful: 0, Wrong: 0, Staff: 0, AskedAgain: 1),
            ],
            report.Entries
        );
        Assert.Equal(
            [
                new("old-rule", "expired", "2024-03-31"),
                new("plan-r8", "review-overdue", "2026-10-01"),
                new("plan-r8", "expiring", "2026-12-31"),
                new("old-rule", "no-review-date", null),
            ],
            report.Stale
        );

        var unanswered = report.Unanswered;
        Assert.Equal((5, 1, 0), (unanswered.Count, unanswered.Single, unanswered.WithoutWords));
        Assert.Equal(
            [
                new("送迎減算の率", Count: 2, Conversations: 2, LastAsked: "2026-11-12"),
                new("変更届の期限は", Count: 2, Conversations: 2, LastAsked: "2026-11-11"),
            ],
            unanswered.Clusters.OrderByDescending(c => c.Wording, StringComparer.Ordinal)
        );
        // Nowhere, under no name: this is of the whole text.
        Assert.DoesNotContain("珍しい", json.ToString(), StringComparison.Ordinal);

        await LooksAsItShouldAsync(app);
    }

    [Fact]
    public async Task A_month_without_questions_is_a_report_all_the_same()
    {
        await using var app = await StartAsync();
        var report = (await ReportAsync(app, "2020-02")).As<QuestionReportReply>();
        Assert.Equal(0, report.Totals.Asked);
        Assert.All([report.Totals.AnsweredRate, report.Totals.AskedAgainRate, report.Totals.UsefulRate], r => Assert.Null(r));
        Assert.Equal(("2020-02-01", "2020-02-29"), (report.From, report.Until));
        using var file = Open(await app.Api.GetByteArrayAsync("/api/v1/measures/questions/report.xlsx?month=2020-02", Stop));
        Assert.Empty(new OpenXmlValidator().Validate(file, Stop));
        Assert.Contains(
            "ありません。",
            await app.Api.GetStringAsync("/api/v1/measures/questions/report.md?month=2020-02", Stop),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-1")]
    [InlineData("11/2026")]
    [InlineData("0001-01")]
    [InlineData("")]
    public async Task A_month_that_is_none_is_refused(string month)
    {
        await using var app = await StartAsync();
        foreach (var path in (string[])["", "/report.xlsx", "/report.md", "/report.svg"])
        {
            using var answer = await app.Api.GetAsync($"/api/v1/measures/questions{path}?month={Uri.EscapeDataString(month)}", Stop);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("measures.month", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_clock_writes_the_month_before_once_with_a_picture()
    {
        var folder = Directory.CreateTempSubdirectory("channels-report-").FullName;
        await using var app = await StartAsync(("Reports:Folder", Path.Combine(folder, "monthly")), ("Reports:MinutesPerAnswer", "30"));
        var october = new DateTimeOffset(2026, 10, 10, 1, 0, 0, TimeSpan.Zero);
        await AddAsync(
            app,
            Asked("a", october, "answered", "found", "変更届の期限", "change-notice"),
            Asked("b", october, "answered", "found", "変更届の期限", "change-notice"),
            Asked("c", october, "answered", "found", "変更届の期限", "change-notice"),
            Asked("d", october, "not-covered", "nothing-found", "送迎減算の率", services: "通所介護", topic: "送迎減算"),
            Asked("e", october, "not-covered", "nothing-found", "送迎減算の率", services: "通所介護", topic: "送迎減算")
        );
        var sweep = app.Get<IEnumerable<ISweep>>().Single(s => s.Name == "monthly-report");

        Assert.Equal(6, await sweep.RunAsync(Stop)); // and the figures of activity reports
        Assert.Equal(0, await sweep.RunAsync(Stop));

        Assert.Equal(
            [
                "activities-2026-10.md",
                "activities-2026-10.svg",
                "activities-2026-10.xlsx",
                "questions-2026-10.md",
                "questions-2026-10.svg",
                "questions-2026-10.xlsx",
            ],
            Directory.GetFiles(Path.Combine(folder, "monthly")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        var text = await File.ReadAllTextAsync(Path.Combine(folder, "monthly", "questions-2026-10.md"), Stop);
        Assert.Contains("](questions-2026-10.svg)", text, StringComparison.Ordinal);
        Assert.Contains("| 1.5 | 再質問のなかった回答 3件 × 1件30分（仮定） |", text, StringComparison.Ordinal);
        Assert.Contains("| サービス | 通所介護 | 0 | 0 | 2 | 0 | 2 |", text, StringComparison.Ordinal);
        var picture = System.Xml.Linq.XDocument.Load(Path.Combine(folder, "monthly", "questions-2026-10.svg"));
        Assert.Equal(
            12,
            picture.Descendants().Count(e => e.Name.LocalName == "text" && e.Value.StartsWith("20", StringComparison.Ordinal))
        );
        Assert.Equal("60%", picture.Descendants().Single(e => e.Value.EndsWith('%') && e.Name.LocalName == "text").Value);

        // What is asked and not answered is a table that can be filled in and imported.
        using var file = Open(await File.ReadAllBytesAsync(Path.Combine(folder, "monthly", "questions-2026-10.xlsx"), Stop));
        var proposals = file.WorkbookPart!.WorksheetParts.Single(p =>
            p.Worksheet!.Descendants<Cell>().Any(c => c.InlineString?.InnerText == "出典")
        );
        var row = proposals.Worksheet!.Descendants<Row>().Last().Elements<Cell>().Select(c => c.InlineString?.InnerText ?? "").ToList();
        Assert.Equal(["送迎減算の率", "", "", "通所介護", "送迎減算"], row.Skip(1));
        Assert.StartsWith("asked-", row[0], StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Nobody_reads_a_report_without_a_key()
    {
        await using var app = await StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Http.GetAsync("/api/v1/measures/questions/report.md", Stop)).StatusCode);
    }

    private static async Task LooksAsItShouldAsync(ChannelsApp app)
    {
        var markdown = await app.Api.GetStringAsync("/api/v1/measures/questions/report.md?month=2026-11", Stop);
        if (Environment.GetEnvironmentVariable("CHANNELS_APPROVE") == "1")
            await File.WriteAllTextAsync(Path.Combine(Repository.Root, Golden), markdown, Stop);
        Assert.Equal(Repository.Text(Golden), markdown);

        using var file = Open(await app.Api.GetByteArrayAsync("/api/v1/measures/questions/report.xlsx?month=2026-11", Stop));
        Assert.Empty(new OpenXmlValidator().Validate(file, Stop).Select(e => $"{e.Path?.XPath} {e.Description}"));
        var book = file.WorkbookPart!;
        Assert.Equal(
            [
                "概要",
                "結果と理由",
                "月ごと",
                "サービスと内容",
                "回答がなかった質問",
                "項目の案",
                "対応範囲",
                "よく使われた項目",
                "見直す項目",
            ],
            book.Workbook!.Descendants<Sheet>().Select(s => s.Name!.Value)
        );
        var cells = book.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<Cell>()).ToList();
        Assert.DoesNotContain(cells, c => c.CellFormula is not null);
        var rate = Assert.Single(cells, c => c.CellReference == "B13" && c.CellValue?.Text == "0.5");
        Assert.Equal(4u, rate.StyleIndex!.Value);
        var formula = Assert.Single(cells, c => c.InlineString?.InnerText == "=経過措置|いつまで" && c.Parent is Row { RowIndex.Value: 4 });
        var format = book.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ElementAt((int)formula.StyleIndex!.Value);
        Assert.True(format.QuotePrefix!.Value);
        Assert.Contains(cells, c => c.StyleIndex?.Value == 5 && c.CellValue?.Text == "46387"); // 2026-12-31
    }

    private async Task<ChannelsApp> StartAsync(params (string Key, string Value)[] settings)
    {
        Assert.SkipWhen(database.Unconfigured is not null, database.Unconfigured ?? "");
        await database.ClearAsync(); // a host has a key file of its own
        return await ChannelsApp.StartAsync(
            new Dictionary<string, string>
            {
                ["Database:Provider"] = database.Provider,
                ["Database:MigrateOnStart"] = "true",
                ["ConnectionStrings:Channels"] = database.ConnectionString,
                ["Turns:Enabled"] = "false",
                ["Delivery:Enabled"] = "false",
            }
                .Concat(settings.Select(s => KeyValuePair.Create(s.Key, s.Value)))
                .ToDictionary(),
            Node.NewClock(),
            configure: services =>
                services.Replace(ServiceDescriptor.Singleton<EntriesInForce>(_ => Task.FromResult<IReadOnlyList<Entry>>(Entries)))
        );
    }

    private static (AskedQuestion Question, string? Text) Asked(
        string conversation,
        DateTimeOffset at,
        string outcome,
        string reason,
        string? text,
        string? entry = null,
        string services = "",
        string? topic = null,
        string? feedback = null,
        string? ticket = null
    ) =>
        (
            new AskedQuestion
            {
                Id = Guid.CreateVersion7(at),
                At = at,
                ConversationKey = conversation,
                Channel = "line",
                Language = "ja",
                Outcome = outcome,
                Reason = reason,
                EntryId = entry,
                Services = services,
                Topic = topic,
                Feedback = feedback,
                Ticket = ticket,
            },
            text
        );

    private static Task AddAsync(ChannelsApp app, params (AskedQuestion Question, string? Text)[] asked) =>
        app.Store.WriteAsync(
            async (db, stop) =>
            {
                foreach (var (question, text) in asked)
                {
                    question.Text = text is null
                        ? null
                        : app.Get<ColumnProtector>().Protect(AskedQuestion.TextColumn, question.Id.ToString("N"), text);
                    db.AskedQuestions.Add(question);
                }

                return Written.Keep(await db.SaveChangesAsync(stop));
            },
            Stop
        );

    private static Task AddInquiriesAsync(ChannelsApp app, DateTimeOffset at, params int?[] hours) =>
        app.Store.WriteAsync(
            async (db, stop) =>
            {
                for (var n = 0; n < hours.Length; n++)
                {
                    var id = Guid.CreateVersion7(at);
                    db.Submissions.Add(
                        new Submission
                        {
                            Id = id,
                            Reference = $"PI-{n}{n}{n}{n}-1111",
                            EventId = Guid.CreateVersion7(at),
                            ConversationKey = $"c{n}",
                            Channel = "line",
                            Procedure = "provider-inquiry",
                            Version = 1,
                            Language = "ja",
                            SubmittedAt = at,
                        }
                    );
                    db.WorkItems.Add(
                        new WorkItem
                        {
                            Id = Guid.CreateVersion7(at),
                            Queue = "inquiries",
                            SubmissionId = id,
                            Reference = $"PI-{n}{n}{n}{n}-1111",
                            CreatedAt = at,
                            DueAt = at,
                            ContactedAt = hours[n] is { } h ? at.AddHours(h) : null,
                        }
                    );
                }

                return Written.Keep(await db.SaveChangesAsync(stop));
            },
            Stop
        );

    private static SpreadsheetDocument Open(byte[] file) => SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);

    private static async Task<JsonElement> ReportAsync(ChannelsApp app, string month) =>
        JsonDocument.Parse(await app.Api.GetStringAsync($"/api/v1/measures/questions?month={month}", Stop)).RootElement;
}
