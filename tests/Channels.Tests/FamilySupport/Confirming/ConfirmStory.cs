using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Bot.FamilySupport.Confirming;
using Channels.Bot.FamilySupport.Members;
using Channels.Simulator;
using Channels.Tests.FamilySupport.Closing;
using Channels.Tests.FamilySupport.Linking;
using Channels.Tests.FamilySupport.Members;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.FamilySupport.Confirming;

/// <summary>Two telephones and the centre: through signed webhooks, the API, and the draft of the month.</summary>
public sealed class ConfirmStory
{
    private static readonly string[] Report =
    [
        "活動報告",
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
    public async Task One_sees_it_otherwise_the_other_corrects_and_then_both_agree()
    {
        var clock = Node.NewClock();
        await using var app = await StartAsync(clock);
        var (hanako, yuki) = (app.Line.Hanako, app.Line.Taro);
        var number = await ReportAsync(app);
        await PassAsync(app, clock);
        Assert.Equal(["合っています", "ちがうところがある", "報告を見る"], app.Line.QuickReplies(yuki));
        var asked = Last(app, yuki);
        Assert.Contains(number, asked, StringComparison.Ordinal);
        Assert.Contains("お子さん：たろうさん。ファミサポで手伝ってもらった例田さんが書いた報告です", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("420", asked, StringComparison.Ordinal);
        Assert.Contains("たろうさん", await TapAsync(app, yuki, "報告を見る"), StringComparison.Ordinal);

        await TapAsync(app, yuki, "ちがうところがある");
        Assert.Contains("3 内容", app.Line.QuickReplies(yuki));
        await TapAsync(app, yuki, "2 時間");
        Assert.Contains("センターに伝えました", await SayAsync(app, yuki, "11時まででした"), StringComparison.Ordinal);
        Assert.Contains($"番号 {number}", Last(app, hanako), StringComparison.Ordinal);
        Assert.DoesNotContain("11時", Last(app, hanako), StringComparison.Ordinal);

        Assert.Equal(["直す"], app.Line.QuickReplies(hanako));
        Assert.Contains("確認してください", await TapAsync(app, hanako, "直す"), StringComparison.Ordinal);
        await SayAsync(app, hanako, "9時から11時まで");
        Assert.Contains(number, await SayAsync(app, hanako, "はい"), StringComparison.Ordinal);
        await PassAsync(app, clock);
        Assert.Contains("直されました", Last(app, yuki), StringComparison.Ordinal);
        Assert.Contains("受け取りました", await TapAsync(app, yuki, "合っています"), StringComparison.Ordinal);

        using var sato = LinkStory.Client(app);
        var editions = await sato.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}/confirmation", Stop);
        Assert.Equal(
            [("agreed", 2), ("differs", 1)],
            editions.EnumerateArray().Select(e => (Text(e, "state"), e.GetProperty("revision").GetInt32()))
        );
        Assert.Empty((await sato.GetFromJsonAsync<JsonElement>("/api/v1/confirmations", Stop)).EnumerateArray());
        Assert.DoesNotContain(
            app.Logs.All,
            l => l.Message.Contains("たろう", StringComparison.Ordinal) || l.Message.Contains("4822", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_is_seen_otherwise_is_not_paid_until_a_person_confirms_it_on_evidence()
    {
        var clock = Node.NewClock();
        await using var app = await StartAsync(clock);
        var number = await ReportAsync(app);
        await PassAsync(app, clock);
        await TapAsync(app, app.Line.Taro, "ちがうところがある");
        await TapAsync(app, app.Line.Taro, "5 交通費");
        await TapAsync(app, app.Line.Taro, "ことばなしで送る");

        using var sato = LinkStory.Client(app);
        var listed = Assert.Single(
            (await sato.GetFromJsonAsync<JsonElement>("/api/v1/confirmations?state=differs", Stop)).EnumerateArray()
        );
        Assert.Equal((number, "travel", "4822"), (Text(listed, "reference"), Text(listed, "line"), Text(listed, "requester")));
        var note = Assert.Single(
            (await sato.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}/messages", Stop)).EnumerateArray()
        );
        Assert.Equal(("other", "「交通費」がちがうとのことです。"), (Text(note, "from"), Text(note, "text")));
        Assert.Contains(
            (await sato.GetFromJsonAsync<JsonElement>("/api/v1/alerts?open=true", Stop)).EnumerateArray(),
            a => (Text(a, "kind"), Text(a, "reference")) == ("report-differs", number)
        );

        foreach (var status in (string[])["taken", "confirmed"])
            Assert.True((await sato.PutAsJsonAsync($"/api/v1/submissions/{number}/status", new { status }, Stop)).IsSuccessStatusCode);
        Assert.Equal(["report-differs"], await HeldAsync(sato));
        var evidence = new
        {
            revision = 1,
            evidence = "telephone",
            note = "電話で確かめた",
        };
        using var system = await app.Api.PutAsJsonAsync($"/api/v1/submissions/{number}/confirmation", evidence, Stop);
        Assert.Equal(HttpStatusCode.Forbidden, system.StatusCode); // a person confirms, no system
        foreach (var (body, status, code) in Wrong)
        {
            using var refused = await sato.PutAsJsonAsync($"/api/v1/submissions/{number}/confirmation", body, Stop);
            Assert.Equal((status, code), (refused.StatusCode, Text(await refused.Content.ReadFromJsonAsync<JsonElement>(Stop), "code")));
        }

        using var taken = await sato.PutAsJsonAsync($"/api/v1/submissions/{number}/confirmation", evidence, Stop);
        Assert.Equal(("evidence", "sato"), await BothAsync(taken));
        Assert.Empty(await HeldAsync(sato));
        using var unknown = await sato.GetAsync("/api/v1/submissions/FS-0000-0000/confirmation", Stop);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var state = await sato.GetAsync("/api/v1/confirmations?state=7", Stop);
        Assert.Equal(HttpStatusCode.BadRequest, state.StatusCode);
    }

    private static readonly (object Body, HttpStatusCode Status, string Code)[] Wrong =
    [
        (new { revision = 1, evidence = "hearsay" }, HttpStatusCode.BadRequest, "confirmation.evidence"),
        (new { evidence = "letter" }, HttpStatusCode.BadRequest, "confirmation.evidence"),
        (
            new
            {
                revision = 1,
                evidence = "letter",
                note = new string('あ', 1001),
            },
            HttpStatusCode.BadRequest,
            "confirmation.note"
        ),
        (new { revision = 7, evidence = "letter" }, HttpStatusCode.Conflict, "confirmation.superseded"),
    ];

    private static async Task<ChannelsApp> StartAsync(FakeTimeProvider clock)
    {
        var settings = ClosingDesk.Settings.ToDictionary(s => s.Key, s => s.Value!);
        (settings["Turns:Enabled"], settings["Delivery:Enabled"]) = ("false", "false");
        (settings["Api:Holders:sato:Keys:a:Value"], settings["Api:Persons:0"]) = ("the key of sato himself", "sato");
        var app = await ChannelsApp.StartAsync(
            settings,
            clock,
            line: await EmulatedLine.StartAsync(clock),
            configure: services =>
            {
                // The test says when a sweep looks: the product's clock would look as well as time goes on.
                foreach (var timetable in services.Where(s => s.ImplementationType?.Name is "Timetable").ToList())
                    services.Remove(timetable);
            }
        );
        var import = app.Get<MemberImport>();
        await LinkTests.EnrolAsync(import);
        var pairs = MemberFiles.Utf8(ConfirmingTown.Pairs, "4822,4821,2026-05-01");
        Assert.Empty((await import.RunAsync(pairs, isDryRun: false, ClosingDesk.Clerk, null, Stop)).Findings);
        using var sato = LinkStory.Client(app);
        foreach (var (who, member) in ((EmulatedUser, string)[])[(app.Line.Hanako, "4821"), (app.Line.Taro, "4822")])
        {
            using var given = await sato.PostAsync($"/api/v1/members/{member}/code", null, Stop);
            var code = Text(await given.Content.ReadFromJsonAsync<JsonElement>(Stop), "code")!;
            Assert.Contains("つながりました", await SayAsync(app, who, code), StringComparison.Ordinal);
        }

        return app;
    }

    private static async Task<string> ReportAsync(ChannelsApp app)
    {
        var last = "";
        foreach (var line in Report)
            last = await SayAsync(app, app.Line.Hanako, line);
        return ConfirmingTown.NumberIn(last);
    }

    private static async Task PassAsync(ChannelsApp app, FakeTimeProvider clock)
    {
        clock.Advance(TimeSpan.FromMinutes(5));
        await app.Get<ConfirmSweep>().RunAsync(Stop);
        await app.RunUntilIdleAsync();
    }

    private static async Task<string> SayAsync(ChannelsApp app, EmulatedUser who, string text)
    {
        await app.Line.SayAsync(who, text);
        await app.RunUntilIdleAsync();
        return Last(app, who);
    }

    private static async Task<string> TapAsync(ChannelsApp app, EmulatedUser who, string label)
    {
        await app.Line.TapAsync(who, label);
        await app.RunUntilIdleAsync();
        return Last(app, who);
    }

    private static string Last(ChannelsApp app, EmulatedUser who) => app.Line.Transcript(who)[^1].Text ?? "";

    private static async Task<IReadOnlyList<string?>> HeldAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/closes/2026-11", new { dryRun = true }, Stop);
        var draft = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        return [.. draft.GetProperty("held").EnumerateArray().Select(h => Text(h, "code"))];
    }

    private static async Task<(string? State, string? By)> BothAsync(HttpResponseMessage answer)
    {
        var line = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        return (Text(line, "state"), Text(line, "by"));
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
