using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Scenarios;

/// <summary>A document that was to come later is sent in the same chat, and is with its submission.</summary>
public sealed class LateDocument
{
    private static readonly string[] Registration =
    [
        "会員登録",
        "はい",
        "依頼会員",
        "山﨑 花子",
        "やまさき はなこ",
        "平成2年4月1日",
        "090-0000-1234",
        "メールはない",
        "803-0814",
        "小倉北区城内1番1号",
        "小倉北区",
        "たろう",
        "令和3年5月6日",
        "いいえ",
        "あとで送る",
    ];

    [Fact]
    public async Task A_photo_sent_later_is_a_file_of_its_submission_and_of_no_other()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" }
        );
        var (hanako, taro) = (app.Line.Hanako, app.Line.Taro);
        var hers = await RegisterAsync(app, hanako);
        var his = await RegisterAsync(app, taro);

        await app.Line.PhotoAsync(hanako);
        await app.RunUntilIdleAsync();
        Assert.Contains("これは何ですか", app.Line.Transcript(hanako)[^1].Text);
        await app.Line.TapAsync(hanako, app.Line.QuickReplies(hanako)[0]);
        await app.RunUntilIdleAsync();

        Assert.Contains($"本人確認の写真を受け取りました（受付番号 {hers}）", app.Line.Transcript(hanako)[^1].Text);
        var whole = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{hers}");
        Assert.Equal("stored", Assert.Single(whole.GetProperty("files").EnumerateArray()).GetProperty("status").GetString());
        Assert.StartsWith(
            "line:",
            whole.GetProperty("answers").GetProperty("id-document").GetProperty("url").GetString(),
            StringComparison.Ordinal
        );

        var other = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{his}");
        Assert.Empty(other.GetProperty("files").EnumerateArray());
        Assert.True(other.GetProperty("answers").GetProperty("id-document").GetProperty("later").GetBoolean());
        Assert.All(await app.EventsAsync(), e => Assert.Equal("answered", e.Outcome));
    }

    private static async Task<string> RegisterAsync(ChannelsApp app, Channels.Simulator.EmulatedUser who)
    {
        foreach (var line in Registration.Append("はい"))
        {
            await app.Line.SayAsync(who, line);
            await app.RunUntilIdleAsync();
        }

        var receipt = app.Line.Transcript(who)[^1].Text;
        Assert.Contains("まだ届いていないもの：本人確認の写真", receipt);
        return Regex.Match(receipt!, "MR-[0-9A-Z]{4}-[0-9A-Z]{4}", default, TimeSpan.FromSeconds(1)).Value;
    }
}
