using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Dialogs.Topics;
using Channels.Bot.Questions;
using Channels.Knowledge.Office;
using Channels.Simulator;
using Channels.Tests.Api;
using Channels.Tests.Knowledge.Office;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Channels.Tests.Support.Stores;
using Channels.Webhooks.Answers;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Scenarios;

/// <summary>
/// What the assistant does not know becomes an inquiry, the inquiry an entry, and the entry the answer for everybody: staff work at one
/// node, those who ask are served by the other.
/// </summary>
public sealed partial class GrowthLoop(PostgresDatabase postgres) : IClassFixture<PostgresDatabase>
{
    private const string Asked = "訪問介護の特定事業所加算で、会議の記録は何年残しますか";
    private const string Told = "会議の記録は5年間保存します。";

    private static readonly object Reply = new
    {
        question = "訪問介護の特定事業所加算の会議の記録の保存期間",
        answer = Told,
        citations = new[] { new { source = "北九州市条例", article = "第42条" } },
        services = new[] { "訪問介護" },
        addOns = new[] { "特定事業所加算" },
        jurisdiction = "北九州市",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public Task On_one_file_a_question_without_an_answer_becomes_an_answer_for_everybody() => TellAsync(new Dictionary<string, string>());

    [Fact]
    public async Task On_a_server_a_question_without_an_answer_becomes_an_answer_for_everybody()
    {
        Assert.SkipWhen(postgres.Unconfigured is not null, postgres.Unconfigured ?? "");
        await TellAsync(
            new Dictionary<string, string>
            {
                ["Database:Provider"] = postgres.Provider,
                ["Database:MigrateOnStart"] = "true",
                ["ConnectionStrings:Channels"] = postgres.ConnectionString,
            }
        );
    }

    [Fact]
    public async Task On_LINE_the_push_bears_a_number_and_the_answer_comes_when_it_is_asked_for()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>(StaffDesk.Settings) { ["Knowledge:RefreshEvery"] = "00:00:00.05" }
        );
        var (line, hanako, taro) = (app.Line, app.Line.Hanako, app.Line.Taro);
        foreach (
            var words in (string[])
                ["質問", "さくら訪問介護", "わからない・ない", "訪問", "減算", Asked, "資料はない", "メール", "sakura@example.jp"]
        )
            await line.AnswerToAsync(hanako, words);
        var reference = Number().Match((await line.AnswerToAsync(hanako, "はい")).Text!).Value;
        Assert.Contains("まだ", (await line.AnswerToAsync(hanako, reference)).Text, StringComparison.Ordinal);

        await AnswerAsync(app, reference);
        var approved = await app.DecideAsync("tanaka", InquiryDesk.EntryIdOf(reference), "approve", new { version = 1 });
        var told = Assert.Single(approved.As<EntryReceiptReply>().Told);
        Assert.Equal((reference, "line", "announced"), (told.Reference, told.Channel, told.Code));

        var push = await line.WaitForReplyAsync(hanako, b => b.Text?.Contains("答えができました", StringComparison.Ordinal) is true);
        Assert.Equal($"おたずね（番号 {reference}）の答えができました。\n1 答えを見る", push.Text);
        Assert.Equal(ApiKind.Push, push.Via);
        Assert.DoesNotContain(line.Calls, c => c.Body.Contains("5年間", StringComparison.Ordinal));
        var shown = await line.AnswerToAsync(hanako, () => line.TapAsync(hanako, "答えを見る"));
        Assert.Equal(
            (ApiKind.Reply, true),
            (
                shown.Via,
                shown.Text!.Contains(Told, StringComparison.Ordinal) && shown.Text.Contains("北九州市条例", StringComparison.Ordinal)
            )
        );

        // Nobody else sees it by its number; what was taken back since is not shown either.
        Assert.DoesNotContain(Told, (await line.AnswerToAsync(taro, $"答えを見る {reference}")).Text, StringComparison.Ordinal);
        await app.DecideAsync("sato", InquiryDesk.EntryIdOf(reference), "withdraw", new { version = 2, note = "誤り" });
        Assert.DoesNotContain(Told, (await line.AnswerToAsync(hanako, reference)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_blocked_the_account_or_is_gone_is_told_by_the_office()
    {
        await using var app = await ChannelsApp.StartAsync(StaffDesk.Settings);
        var reference = await HandInAsync(app, withQuestion: false);
        await AnswerAsync(app, reference);
        await app.Store.WriteAsync(
            async (db, stop) => Written.Keep(await db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.Blocked, true), stop)),
            Stop
        );

        var approved = await app.DecideAsync("tanaka", InquiryDesk.EntryIdOf(reference), "approve", new { version = 1 });

        Assert.Equal("blocked", approved.As<EntryReceiptReply>().Told[0].Code);
        var open = Assert.Single(await InquiriesAsync(app));
        Assert.Equal(("unreached", "email"), (open.State, open.ReplyBy));
        Assert.Equal(
            "inquiry.how",
            (await app.SendAsync("sato", HttpMethod.Post, $"inquiries/{reference}/close", new { how = "pigeon" })).Code
        );
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await app.SendAsync("sato", HttpMethod.Post, $"inquiries/{reference}/close", new { how = "email" })).Status
        );
        Assert.Empty(await InquiriesAsync(app));
        Assert.Equal("answered", (await InquiriesAsync(app, "?done=true"))[0].State);
    }

    [Fact]
    public async Task An_entry_that_answers_already_takes_the_words_and_bad_input_is_refused()
    {
        await using var app = await ChannelsApp.StartAsync(StaffDesk.Settings);
        var reference = await HandInAsync(app, withQuestion: false);
        await app.DecideAsync("sato", "closing-notification", "approve", new { version = 0 });

        Assert.Equal("inquiry.unknown", (await app.SendAsync("sato", HttpMethod.Post, "inquiries/CP-9999-9999/answer", Reply)).Code);
        Assert.Equal(
            "entry.unknown",
            (await app.SendAsync("sato", HttpMethod.Post, $"inquiries/{reference}/link", new { entry = "no-such", version = 1 })).Code
        );
        Assert.Equal(
            "entry.version",
            (
                await app.SendAsync(
                    "sato",
                    HttpMethod.Post,
                    $"inquiries/{reference}/link",
                    new { entry = "closing-notification", version = 0 }
                )
            ).Code
        );
        Assert.Equal(
            "body.json",
            (
                await app.SendAsync(
                    "sato",
                    HttpMethod.Post,
                    $"inquiries/{reference}/answer",
                    new { answer = Told, citations = Array.Empty<object>() }
                )
            ).Code
        );
        Assert.Equal(
            "entry.citations",
            (
                await app.SendAsync(
                    "sato",
                    HttpMethod.Post,
                    $"inquiries/{reference}/answer",
                    new
                    {
                        answer = Told,
                        citations = Array.Empty<object>(),
                        services = Array.Empty<string>(),
                    }
                )
            ).Code
        );
        Assert.Equal(
            "idempotency-key.length",
            (await app.SendAsync("sato", HttpMethod.Post, $"inquiries/{reference}/answer", Reply, new string('k', 201))).Code
        );
        Assert.Equal("staff.missing", (await app.SendAsync(null, HttpMethod.Post, $"inquiries/{reference}/answer", Reply)).Code);

        var linked = await app.SendAsync(
            "sato",
            HttpMethod.Post,
            $"inquiries/{reference}/link",
            new { entry = "closing-notification", version = 1 },
            "key-1"
        );
        Assert.Equal((HttpStatusCode.OK, 2), (linked.Status, linked.Version));
        Assert.Equal(
            2,
            (
                await app.SendAsync(
                    "sato",
                    HttpMethod.Post,
                    $"inquiries/{reference}/link",
                    new { entry = "closing-notification", version = 1 },
                    "key-1"
                )
            ).Version
        );
        Assert.Equal(
            "idempotency-key.reused",
            (
                await app.SendAsync(
                    "sato",
                    HttpMethod.Post,
                    $"inquiries/{reference}/link",
                    new { entry = "reopening-notification", version = 0 },
                    "key-1"
                )
            ).Code
        );
        Assert.Equal("inquiry.waiting", (await app.SendAsync("tanaka", HttpMethod.Post, $"inquiries/{reference}/answer", Reply)).Code);
        Assert.Contains(Asked, (await app.EntryAsync("closing-notification")).Entry!.Aliases);

        var approved = await app.DecideAsync("tanaka", "closing-notification", "approve", new { version = 2 });
        Assert.Equal("announced", approved.As<EntryReceiptReply>().Told[0].Code);
        Assert.Equal("inquiry.answered", (await app.SendAsync("sato", HttpMethod.Post, $"inquiries/{reference}/answer", Reply)).Code);
    }

    [Fact]
    public async Task A_version_nobody_can_read_is_reported_and_left_out_and_the_others_answer()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>(StaffDesk.Settings) { ["Knowledge:RefreshEvery"] = "00:00:00.05" }
        );
        var at = TimeProvider.System.GetUtcNow();
        await app.Store.WriteAsync(
            async (db, stop) =>
            {
                foreach (
                    var (id, document) in (List<(string, string)>)
                        [
                            ("closing-notification", "{\"id\":"),
                            ("other-id", EntryJson.Write(EntryJsonTests.Whole)),
                            ("unreviewed", """{"id":"unreviewed","question":"q","answer":"a"}"""),
                        ]
                )
                    db.EntryVersions.Add(
                        new EntryVersion
                        {
                            Id = Guid.CreateVersion7(at),
                            EntryId = id,
                            Version = 1,
                            Status = EntryStatuses.Approved,
                            Document = document,
                            By = "sato",
                            At = at,
                            IsCurrent = true,
                            IsLive = true,
                        }
                    );
                await db.SaveChangesAsync(stop);
                return Written.Keep(0);
            },
            Stop
        );
        await app.DecideAsync("sato", "reopening-notification", "approve", new { version = 0 });

        await Until.TrueAsync(() => Task.FromResult(app.Get<LiveIndex>().State is { Approved: 1, Broken: 3 }));
        Assert.Equal(AnswerOutcome.Answered, Ask(app, "休止していた事業を再開するときの届出はいつまでですか").Outcome);
        Assert.NotEqual("closing-notification", Ask(app, "事業所を廃止・休止するときの届出はいつまでですか").EntryId);
        Assert.Equal(3, app.Logs.All.Count(l => l.Message.StartsWith("entry.broken", StringComparison.Ordinal)));
        using var ready = await app.Http.GetAsync("/health/ready", Stop);
        var state = JsonDocument.Parse(await ready.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("knowledge");
        Assert.Equal((HttpStatusCode.OK, 3), (ready.StatusCode, state.GetProperty("broken").GetInt32()));
        Assert.NotNull((await app.EntryAsync("closing-notification")).Versions[1].Problem);
        Assert.Equal(2, (await app.DecideAsync("sato", "unreviewed", "withdraw", new { version = 1, note = "読めない" })).Version);
    }

    private static async Task TellAsync(Dictionary<string, string> database)
    {
        var folder = Directory.CreateTempSubdirectory("channels-growth-").FullName;
        var settings = new Dictionary<string, string>(database)
        {
            ["Database:Folder"] = folder,
            ["Knowledge:RefreshEvery"] = "00:00:00.05",
            ["Api:Desks:0"] = "test",
            ["Knowledge:AnswersAnyone"] = "true",
            ["Conversations:Watch:Interval"] = "00:00:00.05",
        };
        await using (
            var desk = await ChannelsApp.StartAsync(
                new Dictionary<string, string>(settings) { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" }
            )
        )
        await using (var street = await ChannelsApp.StartAsync(settings))
            await TellAsync(desk, street);
        Directory.Delete(folder, recursive: true);
    }

    /// <param name="desk">The node at which staff work.</param>
    /// <param name="street">The node that serves those who ask.</param>
    private static async Task TellAsync(ChannelsApp desk, ChannelsApp street)
    {
        using var asker = await DirectLineDoor.OpenAsync(street);
        var reference = await HandInAsync(street, withQuestion: true, asker);
        Assert.NotEqual(AnswerOutcome.Answered, Ask(street, Asked).Outcome);

        var open = Assert.Single(await InquiriesAsync(desk));
        Assert.Equal((reference, "open", Asked, "visit"), (open.Reference, open.State, open.Question, open.Service));
        Assert.Equal([Asked], open.Asked);

        // Sent twice it is one answer; who wrote it does not approve it.
        Assert.Equal(1, (await AnswerAsync(desk, reference)).Version);
        Assert.Equal(1, (await AnswerAsync(desk, reference)).Version);
        var entry = InquiryDesk.EntryIdOf(reference);
        Assert.Equal("approval.same-person", (await desk.DecideAsync("sato", entry, "approve", new { version = 1 })).Code);
        Assert.Equal("waiting", (await InquiryAsync(desk, reference)).State);
        Assert.NotEqual(AnswerOutcome.Answered, Ask(street, Asked).Outcome);
        Assert.Equal(2, (await desk.DecideAsync("tanaka", entry, "approve", new { version = 1 })).Version);

        // The asker reads it on the page, once; everybody else is answered, on every node.
        var news = await asker.WaitForReplyAsync(Told);
        Assert.Contains($"おたずね（番号 {reference}）の答えです。", news, StringComparison.Ordinal);
        Assert.Contains("北九州市条例 第42条", news, StringComparison.Ordinal);
        foreach (var node in (ChannelsApp[])[desk, street])
            await Until.TrueAsync(() => Task.FromResult(Ask(node, Asked).EntryId == entry));
        using var another = await DirectLineDoor.OpenAsync(street);
        Assert.Contains(Told, await another.AnswerToAsync(Asked), StringComparison.Ordinal);
        Assert.Equal("answered", (await InquiryAsync(desk, reference)).State);
        Assert.DoesNotContain((await desk.ReadAsync("submissions/new")).As<List<WaitingReply>>(), s => s.Reference == reference);

        // A later text of the same entry tells nobody again; one that is taken out answers nobody.
        Assert.Equal(
            3,
            (await desk.ProposeAsync("tanaka", entry, 2, StaffDesk.Proposed(Asked, "会議の記録は、5年間保存します。"))).Version
        );
        Assert.Empty((await desk.DecideAsync("sato", entry, "approve", new { version = 3 })).As<EntryReceiptReply>().Told);
        await desk.DecideAsync("sato", entry, "withdraw", new { version = 4, note = "誤り" });
        await Until.TrueAsync(() => Task.FromResult(Ask(street, Asked).EntryId != entry));
        await asker.PollAsync();
        Assert.Single(asker.Replies, r => r.Said.Contains(Told, StringComparison.Ordinal));
        Assert.DoesNotContain("5年間", street.Logs.Text + desk.Logs.Text, StringComparison.Ordinal);
    }

    /// <summary>A provider asks the office on the page; with a question first, or straight away.</summary>
    private static async Task<string> HandInAsync(ChannelsApp app, bool withQuestion, DirectLineDoor? door = null)
    {
        using var own = door is null ? await DirectLineDoor.OpenAsync(app) : null;
        var page = door ?? own!;
        string[] words = withQuestion
            ? [Asked, "職員に聞く", "さくら訪問介護", "わからない・ない", "減算", "資料はない", "メール", "sakura@example.jp"]
            : ["質問", "さくら訪問介護", "わからない・ない", "訪問", "減算", Asked, "資料はない", "メール", "sakura@example.jp"];
        foreach (var said in words)
            await page.AnswerToAsync(said);
        var receipt = await page.AnswerToAsync("はい");
        Assert.True(Number().IsMatch(receipt), string.Join('\n', page.Heard.Select(a => a.Said)));
        return Number().Match(receipt).Value;
    }

    private static Task<Answer> AnswerAsync(ChannelsApp app, string reference) =>
        app.SendAsync("sato", HttpMethod.Post, $"inquiries/{reference}/answer", Reply, "key-1");

    private static async Task<List<InquiryReply>> InquiriesAsync(ChannelsApp app, string query = "") =>
        (await app.ReadAsync($"inquiries{query}")).As<List<InquiryReply>>();

    private static async Task<InquiryReply> InquiryAsync(ChannelsApp app, string reference) =>
        (await app.ReadAsync($"inquiries/{reference}")).As<InquiryReply>();

    private static AssistantReply Ask(ChannelsApp app, string question) =>
        app.Get<IAssistant>().Ask(new AssistantQuestion(question, "ja", null, TimeProvider.System.GetUtcNow()));

    [GeneratedRegex("CP-[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
