using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Joints;
using Channels.Tests.Scenarios;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Submissions;

/// <summary>The office gives a report back, its person corrects only what is wrong, and the office sees the second form of it.</summary>
public sealed class ReturnedForCorrection
{
    private static readonly string[] Report =
    [
        "活動報告",
        "04821",
        "きのう",
        "9時から11時半まで",
        "1",
        "たろうさん",
        "いいえ",
        "いいえ",
        "420円",
        "写真はない",
        "はい",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_LINE_only_the_named_answers_are_asked_again_and_the_rest_stays()
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app);
        await FetchAsync(app, number);

        var returned = await ReturnAsync(app, number, "領収書の時間とちがいます。", ("time", "wrong-time"), ("travel", "wrong-amount"));
        Assert.Equal(("returned", "announced"), (returned.State, returned.Reach));
        await app.RunUntilIdleAsync();
        var told = app.Line.Transcript(app.Line.Hanako)[^1].Text ?? "";
        Assert.Contains(number, told, StringComparison.Ordinal);
        Assert.DoesNotContain("領収書", told, StringComparison.Ordinal);
        Assert.Equal(["直す"], app.Line.QuickReplies(app.Line.Hanako));

        var first = await TapAsync(app, "直す");
        Assert.Contains("センターから：領収書の時間とちがいます。", first, StringComparison.Ordinal);
        Assert.Contains("時間がちがうようです", first, StringComparison.Ordinal);
        Assert.Contains("何時から何時まで", first, StringComparison.Ordinal);
        var second = await SayAsync(app, "9時から12時まで");
        Assert.Contains("金額がちがうようです", second, StringComparison.Ordinal);
        var check = await SayAsync(app, "500円");
        Assert.Contains("確認してください", check, StringComparison.Ordinal);
        Assert.Contains("たろうさん", check, StringComparison.Ordinal);
        Assert.Contains(number, await SayAsync(app, "はい"), StringComparison.Ordinal);

        // The office sees it as new, in its second form; the first one is in its past.
        var waiting = Assert.Single(await app.Api.ReplyAsync<List<JsonElement>>("/api/v1/submissions/new"));
        Assert.Equal(
            (number, 2, "resubmitted"),
            (Text(waiting, "reference"), waiting.GetProperty("revision").GetInt32(), Text(waiting, "state"))
        );
        var whole = await FetchAsync(app, number);
        var answers = whole.GetProperty("answers").As<ActivityReportReply>();
        Assert.Equal(new PeriodReply("09:00", "12:00"), answers.Time);
        Assert.Equal("たろうさん", Assert.Single(answers.Children).Child);
        var past = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}/history", Stop);
        Assert.Equal(
            ["taken", "returned", "resubmitted", "taken"],
            past.GetProperty("moves").EnumerateArray().Select(m => Text(m, "move"))
        );
        Assert.Equal(
            "11:30",
            Assert
                .Single(past.GetProperty("earlier").EnumerateArray())
                .GetProperty("answers")
                .GetProperty("time")
                .GetProperty("to")
                .GetString()
        );
        Assert.Equal("wrong-time wrong-amount", Text(past.GetProperty("moves")[1], "reason"));
        Assert.Equal("test", Text(past.GetProperty("moves")[1], "actor"));
    }

    [Theory]
    [InlineData("えっ、何ですか？")]
    [InlineData("どこを直せばいいですか")]
    [InlineData("何がちがいますか")]
    [InlineData("見る")]
    public async Task Whoever_asks_what_is_wrong_is_shown_it(string said)
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app);
        await FetchAsync(app, number);
        await ReturnAsync(app, number, null, ("time", "wrong-time"));
        await app.RunUntilIdleAsync();

        var shown = await SayAsync(app, said);
        Assert.Contains("時間がちがうようです", shown, StringComparison.Ordinal);
        Assert.Contains("何時から何時まで", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10時から12時でした", "10:00", "12:00")]
    [InlineData("すみません、まちがえました。10時から12時です", "10:00", "12:00")]
    [InlineData("１０時から１２時😊", "10:00", "12:00")]
    public async Task The_answer_said_without_the_button_is_the_correction(string said, string from, string to)
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app);
        await FetchAsync(app, number);
        await ReturnAsync(app, number, null, ("time", "wrong-time"));
        await app.RunUntilIdleAsync();

        Assert.Contains("確認してください", await SayAsync(app, said), StringComparison.Ordinal);
        Assert.Contains("もう一度見ます", await SayAsync(app, "はい"), StringComparison.Ordinal);
        var answers = (await FetchAsync(app, number)).GetProperty("answers").As<ActivityReportReply>();
        Assert.Equal(new PeriodReply(from, to), answers.Time);
    }

    [Fact]
    public async Task A_hole_in_the_list_of_what_is_wrong_is_refused_and_nothing_is_given_back()
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app);
        await FetchAsync(app, number);
        using var refused = await app.Api.PostAsJsonAsync(
            $"/api/v1/submissions/{number}/return",
            new { fields = new object?[] { null } },
            Stop
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("taken", Text(await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}", Stop), "state"));
    }

    [Fact]
    public async Task Of_two_answers_given_back_one_said_without_the_button_is_taken_and_the_other_asked()
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app);
        await FetchAsync(app, number);
        await ReturnAsync(app, number, null, ("time", "wrong-time"), ("travel", "wrong-amount"));
        await app.RunUntilIdleAsync();

        Assert.Contains("何時から何時まで", await SayAsync(app, "交通費は500円でした"), StringComparison.Ordinal);
        Assert.Contains("確認してください", await SayAsync(app, "10時から12時"), StringComparison.Ordinal);
        await SayAsync(app, "はい");
        var answers = (await FetchAsync(app, number)).GetProperty("answers");
        Assert.Equal(new PeriodReply("10:00", "12:00"), answers.As<ActivityReportReply>().Time);
        Assert.Equal(500, answers.GetProperty("travel").GetInt32());
    }

    [Theory]
    [InlineData("ちがってません")]
    [InlineData("すみません、間違えました")]
    [InlineData("はい")]
    public async Task Whatever_else_is_said_what_waits_to_be_corrected_is_not_forgotten(string said)
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app);
        await FetchAsync(app, number);
        await ReturnAsync(app, number, null, ("time", "wrong-time"));
        await app.RunUntilIdleAsync();

        Assert.Contains($"番号 {number} に、直していただきたい所があります。", await SayAsync(app, said), StringComparison.Ordinal);
        Assert.Equal(["直す"], app.Line.QuickReplies(app.Line.Hanako));
    }

    [Fact]
    public async Task It_can_be_given_back_a_second_time_and_is_then_accepted_and_done()
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app);
        foreach (var (time, n) in new[] { ("9時から12時まで", 2), ("9時から12時半まで", 3) })
        {
            await FetchAsync(app, number);
            await ReturnAsync(app, number, null, ("time", "unclear"));
            await app.RunUntilIdleAsync();
            Assert.Contains("何時から何時まで", await SayAsync(app, n == 2 ? "直します" : number), StringComparison.Ordinal);
            await SayAsync(app, time);
            Assert.Contains("もう一度見ます", await SayAsync(app, "はい"), StringComparison.Ordinal);
            Assert.Equal(n, (await FetchAsync(app, number)).GetProperty("revision").GetInt32());
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, number, "confirmed"));
        await app.RunUntilIdleAsync();
        Assert.Contains("職員が確認しました", app.Line.Transcript(app.Line.Hanako)[^1].Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, number, "done"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, number, "done"));
        await app.RunUntilIdleAsync();
        Assert.Single(
            app.Line.Transcript(app.Line.Hanako),
            b => b.Text?.Contains("手続きが終わりました", StringComparison.Ordinal) is true
        );
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(app, number, "confirmed"));
    }

    [Fact]
    public async Task The_same_answers_once_more_do_not_count_as_another_report_and_a_new_one_still_does()
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app);
        await FetchAsync(app, number);
        await ReturnAsync(app, number, null, ("travel", "unclear"));
        await app.RunUntilIdleAsync();
        await SayAsync(app, "直す");
        await SayAsync(app, "420円");
        Assert.Contains("もう一度見ます", await SayAsync(app, "はい"), StringComparison.Ordinal);

        var again = "";
        foreach (var line in Report)
            again = await SayAsync(app, line);
        Assert.Contains($"同じ日時の「活動報告」があります（{number}）", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_another_form_is_open_the_button_puts_that_aside()
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app);
        await FetchAsync(app, number);
        await SayAsync(app, "活動報告");
        await SayAsync(app, "04821");
        await ReturnAsync(app, number, null, ("time", "unclear"));
        await app.RunUntilIdleAsync();

        Assert.Contains("何時から何時まで", await TapAsync(app, "直す"), StringComparison.Ordinal);
        Assert.Contains(app.Line.Transcript(app.Line.Hanako), b => b.Text?.Contains("RE-", StringComparison.Ordinal) is true);
        await SayAsync(app, "9時から12時まで");
        Assert.Contains("もう一度見ます", await SayAsync(app, "はい"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_given_back_can_be_taken_back()
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app);
        await FetchAsync(app, number);
        await ReturnAsync(app, number, null, ("time", "unclear"));
        await app.RunUntilIdleAsync();

        Assert.Contains("取り消しますか", await SayAsync(app, "さっきの報告を取り消したい"), StringComparison.Ordinal);
        Assert.Contains("取り消しました", await TapAsync(app, "取り消す"), StringComparison.Ordinal);
        Assert.Equal("withdrawn", Text(await FetchAsync(app, number), "state"));
        Assert.DoesNotContain("何時から", await SayAsync(app, "直す"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(app, number, "confirmed"));
    }

    [Fact]
    public async Task Nobody_corrects_what_is_another_persons()
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app);
        await FetchAsync(app, number);
        await ReturnAsync(app, number, null, ("time", "unclear"));
        await app.Line.SayAsync(app.Line.Taro, number);
        await app.RunUntilIdleAsync();
        Assert.DoesNotContain("何時から何時まで", app.Line.Transcript(app.Line.Taro)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_web_chat_as_well()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var door = await DirectLineDoor.OpenAsync(app, "activity-report");
        var last = "";
        foreach (var line in Report.Skip(1))
            last = await door.AnswerToAsync(line);
        var number = ActivityReportStory.ReferenceIn(last);
        await FetchAsync(app, number);
        await ReturnAsync(app, number, "見えませんでした。", ("time", "unclear"));
        await door.WaitForReplyAsync(number + " に、直していただきたい所");

        await door.PressAsync("直す");
        await door.WaitForReplyAsync("何時から何時まで");
        await door.AnswerToAsync("9時から12時まで");
        await door.AnswerToAsync("はい");
        await door.WaitForReplyAsync("もう一度見ます");
        Assert.Equal(2, (await FetchAsync(app, number)).GetProperty("revision").GetInt32());
    }

    [Theory]
    [InlineData("time", "no-such-reason", "return.reason")]
    [InlineData("no-such-field", "unclear", "return.field")]
    [InlineData("", "unclear", "return.field")]
    [InlineData("children[7].child", "unclear", "return.field")]
    public async Task What_cannot_be_asked_again_is_refused(string field, string reason, string code)
    {
        await using var app = await StartAsync();
        var number = await HandInAsync(app);
        using var early = await PostReturnAsync(app, number, null, ("time", "unclear"));
        Assert.Equal((HttpStatusCode.Conflict, "submission.state"), (early.StatusCode, (await early.ReplyAsync<ProblemReply>()).Code));
        await FetchAsync(app, number);

        using var refused = await PostReturnAsync(app, number, null, (field, reason));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (refused.StatusCode, (await refused.ReplyAsync<ProblemReply>()).Code));
        using var none = await PostReturnAsync(app, number, null);
        Assert.Equal("return.fields", (await none.ReplyAsync<ProblemReply>()).Code);
        Assert.Equal("taken", Text(await FetchAsync(app, number), "state"));
    }

    [Fact]
    public async Task Nobody_comes_two_reminders_by_day_and_then_the_office_has_it_back()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-27T22:00:00+09:00", null));
        await using var app = await StartAsync(clock);
        var number = await HandInAsync(app);
        await FetchAsync(app, number);
        await ReturnAsync(app, number, null, ("time", "unclear"));
        await RunSweepAsync(app, "corrections");
        Assert.Equal(1, Told(app, number, "直していただきたい所"));

        string[] nights = ["2026-12-01T02:00:00+09:00", "2026-12-01T08:59:00+09:00"];
        foreach (var at in nights)
            Assert.Equal(0, await AtAsync(at));
        Assert.Equal(1, await AtAsync("2026-12-01T09:00:00+09:00"));
        Assert.Equal(0, await AtAsync("2026-12-01T09:30:00+09:00"));
        Assert.Equal(1, await AtAsync("2026-12-05T10:00:00+09:00"));
        Assert.Equal(2, Told(app, number, "まだ直していただけていません"));
        Assert.Equal(["直す"], app.Line.QuickReplies(app.Line.Hanako));

        Assert.Equal(1, await AtAsync("2026-12-12T09:00:00+09:00"));
        Assert.Equal("taken", Text(await FetchAsync(app, number), "state"));
        var alert = Assert.Single(await app.Api.ReplyAsync<List<AlertReply>>("/api/v1/alerts"));
        Assert.Equal(("correction-late", number), (alert.Kind, alert.Reference));
        Assert.Equal(1, Told(app, number, "職員が引き受けました"));
        Assert.Equal(0, await AtAsync("2027-01-12T09:00:00+09:00"));

        Task<int> AtAsync(string at)
        {
            clock.SetUtcNow(DateTimeOffset.Parse(at, null));
            return RunSweepAsync(app, "corrections");
        }
    }

    [Fact]
    public async Task What_nobody_says_they_have_is_told_on_three_days_once_each()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-27T12:00:00+09:00", null));
        await using var app = await StartAsync(clock);
        var number = await HandInAsync(app);
        var start = clock.GetUtcNow();

        foreach (var (days, told) in new[] { (27.9, 0), (28, 1), (34, 0), (35, 1), (50, 1), (60, 0) })
            Assert.Equal(told, await AfterAsync(days));
        var alerts = await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/alerts", Stop);
        Assert.Equal(
            [("unfetched", "28"), ("unfetched", "35"), ("unfetched", "45")],
            alerts.EnumerateArray().Select(a => (Text(a, "kind"), Text(a, "alarm"))).Order()
        );
        Assert.NotEmpty(number);

        Task<int> AfterAsync(double days)
        {
            clock.SetUtcNow(start.AddDays(days));
            return RunSweepAsync(app, "unfetched");
        }
    }

    [Fact]
    public async Task What_a_system_of_the_office_has_is_neither_unfetched_nor_unopened()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-27T12:00:00+09:00", null));
        await using var app = await StartAsync(clock);
        var number = await HandInAsync(app);
        await app.Get<IStore>()
            .WriteAsync(
                async (db, stop) =>
                {
                    var row = await db.Submissions.SingleAsync(s => s.Reference == number, stop);
                    db.SinkReceipts.Add(
                        new SinkReceipt
                        {
                            Id = row.Id,
                            Sink = "city",
                            SubmissionId = row.Id,
                            Reference = number,
                            Edition = row.SubmittedAt,
                            CreatedAt = row.SubmittedAt,
                            FinishedAt = row.SubmittedAt.AddMinutes(5),
                        }
                    );
                    await db.SaveChangesAsync(stop);
                    return Written.Keep(true);
                },
                Stop
            );

        var told = await SayAsync(app, $"{number} は届いていますか");
        Assert.Contains("11/27 12:05 に職員のシステムに渡しました", told, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await RunSweepAsync(app, "unfetched"));
    }

    [Fact]
    public async Task Whoever_asks_reads_what_is_true_and_when_which_office_took_it()
    {
        await using var app = await StartAsync(
            settings: new()
            {
                ["Api:Holders:kokura:Keys:a:Value"] = "a key of sixteen and more",
                ["Api:Holders:kokura:Office"] = "小倉北区役所",
            }
        );
        Assert.DoesNotContain("届いています", await SayAsync(app, "届いていますか"), StringComparison.Ordinal);
        var number = await HandInAsync(app);

        foreach (var asked in new[] { "届いていますか", "まだですか", "さっきの報告、届きましたか？", $"{number} は届いていますか" })
        {
            var before = await SayAsync(app, asked);
            Assert.Contains(number, before, StringComparison.Ordinal);
            Assert.Contains("まだ開いていません", before, StringComparison.Ordinal);
        }

        using var ward = new HttpClient { BaseAddress = app.Root };
        ward.DefaultRequestHeaders.Authorization = new("Bearer", "a key of sixteen and more");
        await ward.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}", Stop);
        var after = await SayAsync(app, "届いていますか");
        Assert.Contains("小倉北区役所が", after, StringComparison.Ordinal);
        Assert.Contains("受け取りました", after, StringComparison.Ordinal);

        // A question about something else is none about this.
        Assert.DoesNotContain(number, await SayAsync(app, "料金はどうなっていますか"), StringComparison.Ordinal);
    }

    private static Task<ChannelsApp> StartAsync(TimeProvider? time = null, Dictionary<string, string>? settings = null) =>
        ChannelsApp.StartAsync(
            new Dictionary<string, string>(settings ?? []) { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" },
            time,
            configure: services =>
            {
                // The test says when a sweep looks: the product's clock would look as well as time goes on.
                foreach (var timetable in services.Where(s => s.ImplementationType?.Name is "Timetable").ToList())
                    services.Remove(timetable);
            }
        );

    private static async Task<string> HandInAsync(ChannelsApp app)
    {
        var last = "";
        foreach (var line in Report)
            last = await SayAsync(app, line);
        return ActivityReportStory.ReferenceIn(last);
    }

    private static Task<JsonElement> FetchAsync(ChannelsApp app, string number) =>
        app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}", Stop);

    private static Task<HttpResponseMessage> PostReturnAsync(
        ChannelsApp app,
        string number,
        string? note,
        params (string Path, string Reason)[] fields
    ) =>
        app.Api.PostAsJsonAsync(
            $"/api/v1/submissions/{number}/return",
            new { fields = fields.Select(f => new { path = f.Path, reason = f.Reason }), note },
            Stop
        );

    private static async Task<(string State, string Reach)> ReturnAsync(
        ChannelsApp app,
        string number,
        string? note,
        params (string Path, string Reason)[] fields
    )
    {
        using var answer = await PostReturnAsync(app, number, note, fields);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.True(answer.IsSuccessStatusCode, body.ToString());
        return (Text(body, "state"), Text(body, "reach"));
    }

    private static async Task<HttpStatusCode> StatusAsync(ChannelsApp app, string number, string status)
    {
        using var answer = await app.Api.PutAsJsonAsync($"/api/v1/submissions/{number}/status", new { status }, Stop);
        return answer.StatusCode;
    }

    private static async Task<int> RunSweepAsync(ChannelsApp app, string name)
    {
        var done = await app.Get<IEnumerable<ISweep>>().Single(s => s.Name == name).RunAsync(Stop);
        await app.RunUntilIdleAsync();
        return done;
    }

    private static int Told(ChannelsApp app, string number, string words) =>
        app
            .Line.Transcript(app.Line.Hanako)
            .Count(b => b.Text?.Contains(number, StringComparison.Ordinal) is true && b.Text.Contains(words, StringComparison.Ordinal));

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString() ?? "";

    private static async Task<string> SayAsync(ChannelsApp app, string text)
    {
        await app.Line.SayAsync(app.Line.Hanako, text);
        await app.RunUntilIdleAsync();
        return app.Line.Transcript(app.Line.Hanako)[^1].Text ?? "";
    }

    private static async Task<string> TapAsync(ChannelsApp app, string label)
    {
        await app.Line.TapAsync(app.Line.Hanako, label);
        await app.RunUntilIdleAsync();
        return app.Line.Transcript(app.Line.Hanako)[^1].Text ?? "";
    }
}
