using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Dialogs;
using Channels.Bot.Dialogs.Examples;
using Channels.Bot.Forms.Words;
using Channels.Bot.Submissions.Paper;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Channels.Tests.Support.Stores;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Api.Closed;

/// <summary>A member of staff types a form that came on paper: the checks of the chat, the same queue.</summary>
public sealed class PaperFormTests(PostgresDatabase postgres) : IClassFixture<PostgresDatabase>
{
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Api:Desks:0"] = "test",
        ["Api:Persons:0"] = "moji",
        ["Api:Holders:moji:Queues:0"] = "another-queue",
        ["Api:Holders:moji:Keys:a:Value"] = "the key of another queue",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Yesterday => JapanTime.DayOf(TimeProvider.System.GetUtcNow()).AddDays(-1).ToString("yyyy-MM-dd", null);

    /// <summary>What the chat took at each example is what paper takes: the same answers come out as went in.</summary>
    [Fact]
    public void Whatever_the_chat_hands_in_can_be_typed()
    {
        var seen = 0;
        foreach (var id in Talk.Shipped.All.Select(p => p.Id).Distinct())
        {
            foreach (var script in ExampleFolder.Read(DialogServices.DefaultFolder, id, []))
            {
                foreach (var handed in ExampleRunner.Run(Talk.Shipped, script).Submissions)
                {
                    var procedure = Talk.Shipped.Find(handed.Procedure, handed.Version);
                    if (procedure is not { Safeguarding: null, Asked: null } || handed.Attachments.Count > 0)
                        continue;
                    using var answers = JsonDocument.Parse(handed.AnswersJson);
                    if (answers.RootElement.TryGetProperty(SubmissionWriter.AlsoSaid, out _))
                        continue;
                    var scene = new Scene(DialogWords.Default, procedure, script.Language, script.Clock.AddDays(1), new ChannelTraits());
                    var (session, faults) = PaperReader.Read(scene, answers.RootElement);
                    Assert.True(faults.Count == 0, $"{script.File}: {string.Join(' ', faults)} {handed.AnswersJson}");
                    Assert.Equal(handed.AnswersJson, SubmissionWriter.Answers(procedure, session).GetRawText());
                    seen++;
                }
            }
        }

        Assert.True(seen >= 5, $"only {seen}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_typed_report_is_numbered_queued_and_fetched_like_any_other(bool onServer)
    {
        await using var app = await StartAsync(onServer);
        var made = await EnterAsync(app, Report(), key: "paper-1");
        Assert.Equal(HttpStatusCode.Created, made.Status);
        var reference = made.Body.GetProperty("reference").GetString()!;
        Assert.True(ReferenceNumber.TryParse(reference, out _));
        var again = await EnterAsync(app, Report(), key: "paper-1");
        Assert.Equal((HttpStatusCode.Created, reference), (again.Status, again.Body.GetProperty("reference").GetString()));

        var line = Assert.Single(await app.Api.ReplyAsync<List<WaitingReply>>("/api/v1/submissions/new"));
        Assert.Equal((reference, "family-support", "activity-report"), (line.Reference, line.Queue, line.Procedure));
        var whole = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{reference}", Stop);
        Assert.Equal("paper", whole.GetProperty("channel").GetString());
        Assert.Equal("09:00", whole.GetProperty("answers").GetProperty("time").GetProperty("from").GetString());
        Assert.Equal(1, whole.GetProperty("answers").GetProperty("children")[0].GetProperty("order").GetInt32());
        var audit = await app.Store.ReadAsync(
            (db, stop) => db.Audit.SingleAsync(a => a.Action == "submission.accepted" && a.Subject == reference, stop),
            Stop
        );
        Assert.Equal("yamada", audit.Actor);
    }

    [Fact]
    public async Task Siblings_with_times_of_their_own_are_priced_each_by_their_minutes()
    {
        await using var app = await StartAsync(false);
        var answers = new Dictionary<string, object>
        {
            ["member-number"] = "4821",
            ["date"] = Yesterday,
            ["time"] = "9時から12時",
            ["support"] = "迎え",
            ["children"] = new Dictionary<string, object>[]
            {
                new()
                {
                    ["child"] = "はな",
                    ["sick"] = "いいえ",
                    ["own-time"] = "9時から10時",
                },
                new() { ["child"] = "たろう", ["sick"] = "いいえ" },
            },
            ["travel"] = "420円",
        };
        var made = await EnterAsync(app, new { procedure = "activity-report", answers });
        Assert.True(made.Status is HttpStatusCode.Created, made.Body.ToString());
        var reference = made.Body.GetProperty("reference").GetString();
        var whole = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{reference}", Stop);
        var children = whole.GetProperty("answers").GetProperty("children");
        Assert.Equal("10:00", children[0].GetProperty("own-time").GetProperty("to").GetString());
        Assert.False(children[1].TryGetProperty("own-time", out _));

        // はな stayed one hour and pays as a sibling; たろう three hours, whole. On a Sunday or a holiday the rate is the other one.
        var fees = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{reference}/fees", Stop);
        Assert.Contains(fees.GetProperty("fee").GetInt32(), (int[])[250 + 1500, 300 + 1800]);
        var lines = fees.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("text").GetString()).ToList();
        Assert.Contains(lines, l => l!.StartsWith("1人目　きょうだい（50%）", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l!.StartsWith("2人目　きょうだい", StringComparison.Ordinal));
        Assert.Contains(
            "きょうだいを預かった時間がちがうときの数え方を、市はまだ公表していません。",
            fees.GetProperty("notes").EnumerateArray().Select(n => n.GetString())
        );
    }

    [Fact]
    public async Task As_it_is_written_on_the_paper_it_is_read_like_in_the_chat()
    {
        await using var app = await StartAsync(false);
        var made = await EnterAsync(
            app,
            new
            {
                procedure = "activity-report",
                answers = new Dictionary<string, object>
                {
                    ["member-number"] = "４８２１",
                    ["date"] = "きのう",
                    ["time"] = "9時から11時半まで",
                    ["support"] = "迎え",
                    ["children"] = new[] { new { child = "たろう", sick = "いいえ" } },
                    ["travel"] = "420円",
                },
            }
        );
        Assert.True(made.Status is HttpStatusCode.Created, made.Body.ToString());
        var whole = await app.Api.GetFromJsonAsync<JsonElement>(
            $"/api/v1/submissions/{made.Body.GetProperty("reference").GetString()}",
            Stop
        );
        Assert.Equal(Yesterday, whole.GetProperty("answers").GetProperty("date").GetString());
        Assert.Equal(420, whole.GetProperty("answers").GetProperty("travel").GetInt32());
    }

    [Fact]
    public async Task Every_wrong_answer_is_named_at_once_by_a_stable_code_and_nothing_is_kept()
    {
        await using var app = await StartAsync(false);
        var refused = await EnterAsync(
            app,
            new
            {
                procedure = "activity-report",
                answers = new Dictionary<string, object>
                {
                    ["member-number"] = "12",
                    ["date"] = "2099-01-01",
                    ["time"] = new { from = "9", to = 11 },
                    ["children"] = new object[]
                    {
                        new
                        {
                            child = "たろう",
                            sick = "いいえ",
                            age = 3,
                        },
                    },
                    ["photo"] = "data:image/png;base64,AAAA",
                    ["colour"] = "blue",
                },
            }
        );
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "paper.answers"), (refused.Status, refused.Code));
        var faults = refused
            .Body.GetProperty("fields")
            .EnumerateArray()
            .Select(f => (f.GetProperty("path").GetString()!, f.GetProperty("code").GetString()!))
            .ToList();
        Assert.Equal(
            [
                ("children[0].age", "answer.unknown"),
                ("colour", "answer.unknown"),
                ("date", "date.future"),
                ("member-number", "member-number.none"),
                ("photo", "answer.file"),
                ("support", "answer.missing"),
                ("time", "answer.form"),
            ],
            faults.OrderBy(f => f.Item1, StringComparer.Ordinal)
        );
        Assert.Equal(0, await app.Store.ReadAsync((db, stop) => db.Submissions.CountAsync(stop), Stop));
    }

    [Fact]
    public async Task The_same_report_again_is_asked_about_and_other_refusals_are_clear()
    {
        await using var app = await StartAsync(false);
        Assert.Equal(HttpStatusCode.Created, (await EnterAsync(app, Report())).Status);
        var same = await EnterAsync(app, Report());
        Assert.Equal((HttpStatusCode.Conflict, "submission.same"), (same.Status, same.Code));
        Assert.Equal(HttpStatusCode.Created, (await EnterAsync(app, Report(again: true))).Status);

        Assert.Equal("procedure.unknown", (await EnterAsync(app, new { procedure = "nothing", answers = new { } })).Code);
        Assert.Equal(
            "procedure.unknown",
            (
                await EnterAsync(
                    app,
                    new
                    {
                        procedure = "activity-report",
                        version = 99,
                        answers = new { },
                    }
                )
            ).Code
        );
        Assert.Equal("paper.procedure", (await EnterAsync(app, new { procedure = "consultation", answers = new { } })).Code);
        Assert.Equal("paper.object", (await EnterAsync(app, new { procedure = "activity-report", answers = 1 })).Code);
        Assert.Equal(
            "paper.language",
            (
                await EnterAsync(
                    app,
                    new
                    {
                        procedure = "activity-report",
                        language = "xx",
                        answers = new { },
                    }
                )
            ).Code
        );
        Assert.Equal("body.json", (await EnterAsync(app, new { form = 1 })).Code);
        Assert.Equal("staff.missing", (await EnterAsync(app, Report(), person: null)).Code);
        using var moji = app.As("the key of another queue");
        Assert.Equal("key.scope", (await EnterAsync(app, Report(again: true), client: moji, person: null)).Code);

        // An individual number is kept nowhere, whoever types it.
        var number = await EnterAsync(app, Report(child: "123456789018"));
        Assert.Contains("answer.my-number", number.Body.ToString(), StringComparison.Ordinal);
    }

    private async Task<ChannelsApp> StartAsync(bool onServer)
    {
        Assert.SkipWhen(onServer && postgres.Unconfigured is not null, postgres.Unconfigured ?? "");
        var settings = new Dictionary<string, string>(Settings);
        if (onServer)
        {
            await postgres.ClearAsync();
            settings["Database:Provider"] = postgres.Provider;
            settings["Database:MigrateOnStart"] = "true";
            settings["ConnectionStrings:Channels"] = postgres.ConnectionString;
        }

        return await ChannelsApp.StartAsync(settings);
    }

    private static object Report(bool again = false, string child = "たろう") =>
        new
        {
            procedure = "activity-report",
            again,
            answers = new Dictionary<string, object>
            {
                ["member-number"] = "04821",
                ["date"] = Yesterday,
                ["time"] = new Dictionary<string, string> { ["from"] = "09:00", ["to"] = "11:30" },
                ["support"] = new[] { "pick-up" },
                ["children"] = new[] { new { child, sick = false } },
                ["travel"] = 420,
            },
        };

    private static async Task<(HttpStatusCode Status, JsonElement Body, string? Code)> EnterAsync(
        ChannelsApp app,
        object body,
        string? person = "yamada",
        string? key = null,
        HttpClient? client = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/submissions") { Content = JsonContent.Create(body) };
        if (person is not null)
            request.Headers.Add("X-Staff-Id", person);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await (client ?? app.Api).SendAsync(request, Stop);
        var read = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        return (answer.StatusCode, read, read.TryGetProperty("code", out var code) ? code.GetString() : null);
    }
}
