using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Scenarios.Talking;

/// <summary>The wish to apply is taken back in words: what is said of it is what the office sees.</summary>
public sealed partial class ApplicationTakenBack
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("申請はやっぱりやめます")]
    [InlineData("やっぱり申請はまだやめておきます。なかったことにしてください")]
    [InlineData("しんせい　やめたい")]
    public async Task Nothing_is_recorded_any_more_its_alert_is_closed_and_the_case_says_that_it_was(string words)
    {
        await using var app = await ChannelsApp.StartAsync();
        using var page = await DirectLineDoor.OpenAsync(app, "consultation");
        await page.AnswerToAsync("小倉北区");
        await page.AnswerToAsync("申請したい");
        var number = Number().Match(string.Join('\n', page.Replies.Select(r => r.Said))).Value;
        Assert.NotEqual(JsonValueKind.Null, (await DetailAsync(app, number)).GetProperty("appliedAt").ValueKind);
        Assert.Contains("apply", await KindsAsync(app, "?open=true"));

        await page.AnswerToAsync(words);
        await page.WaitForReplyAsync("取り消し");

        var detail = await DetailAsync(app, number);
        Assert.Equal(JsonValueKind.Null, detail.GetProperty("appliedAt").ValueKind);
        Assert.True(detail.GetProperty("applicationTakenBackAt").TryGetDateTimeOffset(out _));
        Assert.DoesNotContain("apply", await KindsAsync(app, "?open=true"));
        Assert.Contains("apply", await KindsAsync(app, "?open=false"));
        var past = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}/history", Stop);
        Assert.Contains("application-taken-back", past.ToString(), StringComparison.Ordinal);

        await page.AnswerToAsync("申請したい");
        var again = await DetailAsync(app, number);
        Assert.NotEqual(JsonValueKind.Null, again.GetProperty("appliedAt").ValueKind);
        Assert.Equal(JsonValueKind.Null, again.GetProperty("applicationTakenBackAt").ValueKind);
        Assert.Contains("apply", await KindsAsync(app, "?open=true"));
    }

    [Theory]
    [InlineData("申請はまだ考えてません")]
    [InlineData("やっぱり申請はまだやめておきます。なかったことにしてください")]
    [InlineData("やっぱ　やめる。しんせいは　しない")]
    public async Task It_is_so_where_no_form_is_open_too(string words)
    {
        await using var app = await ChannelsApp.StartAsync();
        await app.Line.AnswerToAsync(app.Line.Hanako, "生活保護を申請したい");
        await app.Line.AnswerToAsync(app.Line.Hanako, words);
        var number = Number().Match(string.Join('\n', app.Line.Transcript(app.Line.Hanako).Select(b => b.Text))).Value;
        var detail = await DetailAsync(app, number);
        Assert.Equal(JsonValueKind.Null, detail.GetProperty("appliedAt").ValueKind);
        Assert.True(detail.GetProperty("applicationTakenBackAt").TryGetDateTimeOffset(out _));
        Assert.DoesNotContain("apply", await KindsAsync(app, "?open=true"));
    }

    [Fact]
    public async Task What_is_said_to_have_been_told_again_is_among_the_alerts()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var page = await DirectLineDoor.OpenAsync(app, "consultation");
        await page.AnswerToAsync("夫に殴られています");
        var before = (await KindsAsync(app, "?open=true")).Count;
        await page.AnswerToAsync("帰ってきた");
        await page.WaitForReplyAsync("急ぎとして職員に知らせてあります");
        Assert.Equal(before + 1, (await KindsAsync(app, "?open=true")).Count);
        await page.AnswerToAsync("住所は書きたくない");
        Assert.Equal(before + 1, (await KindsAsync(app, "?open=true")).Count);
    }

    [Fact]
    public async Task A_cry_after_the_alert_was_taken_is_told_again_at_once()
    {
        await using var app = await ChannelsApp.StartAsync();
        await app.Line.AnswerToAsync(app.Line.Hanako, "夫に殴られています");
        await app.Line.AnswerToAsync(app.Line.Hanako, "夫に殴られています。つらいです");
        Assert.Single(await KindsAsync(app, "?open=true"), k => k == "urgent"); // the open one says it
        var open = await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/alerts?open=true", Stop);
        foreach (var alert in open.EnumerateArray())
            (await app.Api.PostAsync($"/api/v1/alerts/{alert.GetProperty("id").GetString()}/taken", null, Stop)).EnsureSuccessStatusCode();
        await app.Line.AnswerToAsync(app.Line.Hanako, "首をしめられました");
        Assert.Single(await KindsAsync(app, "?open=true"), k => k == "urgent");
    }

    [Theory]
    [InlineData("LINEに返事せんでください", "on-return")]
    [InlineData("LINEも見られるので、夜は返事を書かないでもらえますか", "on-return")]
    [InlineData("よろしくお願いします", "announced")]
    public async Task Nothing_is_announced_on_a_telephone_that_somebody_else_reads(string said, string reach)
    {
        await using var app = await ChannelsApp.StartAsync();
        await app.Line.AnswerToAsync(app.Line.Hanako, "夫に殴られています");
        await app.Line.AnswerToAsync(app.Line.Hanako, said);
        var number = Number().Match(string.Join('\n', app.Line.Transcript(app.Line.Hanako).Select(b => b.Text))).Value;
        using var posted = await app.Api.PostAsJsonAsync($"/api/v1/submissions/{number}/messages", new { text = "読みました。" }, Stop);
        Assert.Equal(reach, (await posted.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("reach").GetString());
    }

    private static Task<JsonElement> DetailAsync(ChannelsApp app, string number) =>
        app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{number}", Stop);

    private static async Task<List<string?>> KindsAsync(ChannelsApp app, string query) =>
        [
            .. (await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/alerts{query}", Stop))
                .EnumerateArray()
                .Select(a => a.GetProperty("kind").GetString()),
        ];

    [GeneratedRegex("SK-[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
