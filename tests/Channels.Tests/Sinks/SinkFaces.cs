using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Doubles;
using Channels.Webhooks;
using Channels.Webhooks.Verbs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Channels.Tests.Sinks;

/// <summary>A report from LINE goes to a sink of the settings; the API and the verbs say how that goes.</summary>
public sealed class SinkFaces
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Test")]
    [InlineData("Development")]
    public async Task A_day_that_is_none_is_the_callers_mistake(string environment)
    {
        await using var app = await ChannelsApp.StartAsync(environment: environment);
        using var answer = await app.Api.GetAsync("/api/v1/sinks/books?day=abc", Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("Exception", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_books_dead_letters_and_redrive_by_the_api()
    {
        var sink = new FakeSink { Answer = _ => Task.FromResult<SinkOutcome>(new SinkOutcome.Refused("fake.400", "no")) };
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>
            {
                ["Sinks:city:Kind"] = "fake",
                ["Sinks:city:Procedures:0"] = "event-signup",
                ["Sinks:city:Poll"] = "00:00:00.1",
                ["Sinks:city:DailyBudget"] = "100",
            },
            configure: services => services.AddSingleton<ISinkKind>(sink)
        );
        await QueueAsync(app);
        await WaitAsync(app, db => db.SinkItems.AnyAsync(i => i.Status == SinkItemStatus.Dead, Stop));

        var city = (await JsonAsync(app, "status")).GetProperty("sinks")[0];
        Assert.Equal(
            ("city", 0, 1, 99),
            (
                city.GetProperty("sink").GetString(),
                city.GetProperty("open").GetInt32(),
                city.GetProperty("dead").GetInt32(),
                city.GetProperty("budgetLeft").GetInt32()
            )
        );
        var books = Assert.Single((await JsonAsync(app, "sinks/books")).EnumerateArray());
        Assert.Equal(
            (1, 1, true),
            (books.GetProperty("received").GetInt32(), books.GetProperty("dead").GetInt32(), books.GetProperty("isBalanced").GetBoolean())
        );
        var letter = Assert.Single((await JsonAsync(app, "dead-letters")).EnumerateArray());
        Assert.Equal(
            ("submission", "city", "fake.400", "ES-1111-1111"),
            (Text(letter, "kind"), Text(letter, "channel"), Text(letter, "code"), Text(letter, "reference"))
        );
        Assert.Equal("no", Text(letter, "answer"));
        var alert = Assert.Single((await JsonAsync(app, "alerts?open=true")).EnumerateArray());
        Assert.Equal(("sink-dead", "city", "fake.400"), (Text(alert, "kind"), Text(alert, "route"), Text(alert, "alarm")));
        var ready = JsonDocument.Parse(await app.Api.GetStringAsync("/health/ready", Stop)).RootElement;
        Assert.Equal(1, ready.GetProperty("sinkDeadLetters").GetInt32());

        sink.Answer = _ => Task.FromResult<SinkOutcome>(new SinkOutcome.Delivered());
        Assert.Equal(HttpStatusCode.Conflict, await RedriveAsync(app, new { sink = "city", expected = 2 }));
        Assert.Equal(HttpStatusCode.OK, await RedriveAsync(app, new { sink = "city", dryRun = true }));
        Assert.True(await app.Store.ReadAsync((db, stop) => db.SinkItems.AnyAsync(i => i.Status == SinkItemStatus.Dead, stop), Stop));
        Assert.Equal(
            HttpStatusCode.OK,
            await RedriveAsync(
                app,
                new
                {
                    sink = "city",
                    code = "fake.400",
                    expected = 1,
                }
            )
        );
        await WaitAsync(app, db => db.SinkReceipts.AnyAsync(Stop));
        Assert.Empty((await JsonAsync(app, "dead-letters")).EnumerateArray());
        Assert.Equal(2, Assert.Single(sink.Calls).Value);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Http.GetAsync("/api/v1/status", Stop)).StatusCode);
    }

    [Fact]
    public async Task The_same_by_verbs()
    {
        var folder = Directory.CreateTempSubdirectory("channels-sinks-").FullName;
        string[] settings =
        [
            $"--Database:Folder={folder}",
            "--Sinks:shared:Kind=drop",
            $"--Sinks:shared:Folder={folder}",
            "--Sinks:shared:Procedures:0=event-signup",
        ];
        try
        {
            Assert.Equal(0, (await RunAsync(["migrate", .. settings])).Code);
            var (code, said) = await RunAsync(["status", .. settings]);
            Assert.Equal(1, code);
            Assert.Contains("its folder: not-prepared", said, StringComparison.Ordinal);
            Assert.Contains("sink shared (drop): oldest none, open 0, dead 0, budget left no limit", said, StringComparison.Ordinal);
            Assert.Contains(
                "0 dead letters",
                (await RunAsync(["redrive", "--dry-run", "--sink", "shared", .. settings])).Said,
                StringComparison.Ordinal
            );
            Assert.Equal(0, (await RunAsync(["redrive", "--sink", "shared", .. settings])).Code);
            foreach (
                var slip in (string[][])
                    [
                        ["--sink", "sharde"],
                        ["--reference", "EV-1111-1111"],
                        ["--all", "--expected", "300"],
                    ]
            )
                Assert.Equal(1, (await RunAsync(["redrive", .. slip, .. settings])).Code);
            Assert.Equal(2, (await RunAsync(["redrive", .. settings])).Code);
            Assert.Equal(0, (await RunAsync(["redrive", "--all", .. settings])).Code);
            Assert.Contains(
                "There is no EV-1111-1111.",
                (await RunAsync(["redrive", "--reference", "EV-1111-1111", .. settings])).Said,
                StringComparison.Ordinal
            );
            Assert.Contains(
                "Would make 0 items.",
                (await RunAsync(["sinks", "add", "shared", "event-signup", "--dry-run", .. settings])).Said,
                StringComparison.Ordinal
            );
            Assert.Equal(1, (await RunAsync(["sinks", "add", "shared", "activity-report", .. settings])).Code);
            var (still, why) = await RunAsync(["sinks", "remove", "shared", .. settings]);
            Assert.Equal(1, still);
            Assert.Contains("take it out of them", why, StringComparison.Ordinal);
            Assert.Equal(1, (await RunAsync(["sinks", "remove", "sharde", settings[0]])).Code);
            var (none, about) = await RunAsync(["kintone", "check", .. settings]);
            Assert.Equal(0, none);
            Assert.Contains("there is nothing to check", about, StringComparison.Ordinal);
            Assert.Equal(1, (await RunAsync(["kintone", "check", "--sink", "city", .. settings])).Code);
            Assert.DoesNotContain("0 findings", about, StringComparison.Ordinal);
            Assert.Equal(2, (await RunAsync(["sinks", "add"])).Code);

            // A secret of the environment without the rest stops no verb, and is named.
            string[] half = ["--Sinks:ward:Secret=whsec_AAAA", .. settings];
            Assert.Contains("sink shared", (await RunAsync(["status", .. half])).Said, StringComparison.Ordinal);
            Assert.Contains("Sinks:ward: it has a secret and no Kind", (await RunAsync(["check", .. half])).Said, StringComparison.Ordinal);

            // The folder is marked once; another sink cannot have it.
            Assert.Contains("sinks prepare shared", (await RunAsync(["check", .. settings])).Said, StringComparison.Ordinal);
            Assert.Equal(0, (await RunAsync(["sinks", "prepare", "shared", .. settings])).Code);
            Assert.Equal(0, (await RunAsync(["sinks", "prepare", "shared", .. settings])).Code);
            Assert.DoesNotContain("sinks prepare shared", (await RunAsync(["check", .. settings])).Said, StringComparison.Ordinal);
            Assert.Equal(0, (await RunAsync(["status", .. settings])).Code);

            // A place that is not there is a slip of the pen, or a share: it is not made.
            var nothere = Path.Combine(folder, "nothere");
            string[] slipped = [settings[0], settings[1], $"--Sinks:shared:Folder={nothere}", settings[3]];
            Assert.Equal(1, (await RunAsync(["sinks", "prepare", "shared", .. slipped])).Code);
            Assert.False(Directory.Exists(nothere));
            string[] other = ["--Sinks:ward:Kind=drop", $"--Sinks:ward:Folder={folder}", .. settings];
            var (foreign, mark) = await RunAsync(["sinks", "prepare", "ward", .. other]);
            Assert.Equal(1, foreign);
            Assert.Contains("mark of another sink", mark, StringComparison.Ordinal);
            Assert.Equal(1, (await RunAsync(["sinks", "prepare", "nobody", .. settings])).Code);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int Code, string Said)> RunAsync(string[] args)
    {
        using var output = new StringWriter();
        var code = await CommandLine.RunAsync(args, settings => Program.Build(settings), new Terminal(TextReader.Null, output, output));
        return (code, output.ToString());
    }

    private static async Task QueueAsync(ChannelsApp app) =>
        await app.Store.WriteAsync(
            async (db, stop) =>
            {
                var now = TimeProvider.System.GetUtcNow();
                var id = Guid.CreateVersion7(now);
                var protector = app.Get<Channels.Bot.Protection.ColumnProtector>();
                db.Submissions.Add(
                    new Submission
                    {
                        Id = id,
                        Reference = "ES-1111-1111",
                        EventId = id,
                        ConversationKey = "key",
                        Channel = "line",
                        Procedure = "event-signup",
                        Version = 1,
                        Language = "ja",
                        Answers = protector.Protect(Submission.AnswersColumn, id.ToString("N"), "{}"),
                        SubmittedAt = now,
                    }
                );
                app.Get<SinkIntake>().Add(db, new QueuedSubmission(id, "ES-1111-1111", "event-signup", 1), 0, now);
                await db.SaveChangesAsync(stop);
                return Channels.Bot.Data.Written.Keep(true);
            },
            Stop
        );

    private static async Task WaitAsync(ChannelsApp app, Func<Channels.Bot.Data.ChannelsDb, Task<bool>> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await app.Store.ReadAsync((db, _) => isSo(db), patience.Token))
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static async Task<JsonElement> JsonAsync(ChannelsApp app, string path) =>
        JsonDocument.Parse(await app.Api.GetStringAsync($"/api/v1/{path}", Stop)).RootElement;

    private static async Task<HttpStatusCode> RedriveAsync(ChannelsApp app, object asked) =>
        (await app.Api.PostAsJsonAsync("/api/v1/sinks/redrive", asked, Stop)).StatusCode;

    private static string? Text(JsonElement one, string name) => one.GetProperty(name).GetString();
}
