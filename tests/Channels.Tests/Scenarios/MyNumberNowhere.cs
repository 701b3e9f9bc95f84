using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Channels.Tests.Answers;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Channels.Tests.Scenarios;

/// <summary>An individual number is masked before anything is stored: no table, no seal and no copy ever holds its digits.</summary>
public sealed class MyNumberNowhere
{
    private const string Number = "123456789018";

    private static readonly Dictionary<string, string> OnlyReceives = new() { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("マイナンバーは123456789018です")]
    [InlineData("１２３４－５６７８－９０１８ と書いてあります")]
    public async Task In_web_chat_neither_the_tables_nor_the_echo_nor_the_copy_hold_it(string said)
    {
        await using var app = await ChannelsApp.StartAsync();
        using var door = await DirectLineDoor.OpenAsync(app, "consultation");
        await door.AnswerToAsync("小倉北区");

        await door.AnswerToAsync(said);
        await door.WaitForReplyAsync("読めないようにしました");

        await app.SettleAsync();
        AssertNowhere(await Unsealed.EverythingAsync(app));
        AssertNowhere(await door.Http.GetStringAsync($"{door.Path}/activities?watermark=0", Stop));
        var copy = await app.Http.GetStringAsync("/webchat/copy", Stop);
        Assert.Contains("＊", copy, StringComparison.Ordinal);
        AssertNowhere(copy);
    }

    [Fact]
    public async Task No_member_of_a_posting_holds_it_not_even_before_the_turn()
    {
        await using var app = await ChannelsApp.StartAsync(OnlyReceives);
        using var door = await DirectLineDoor.OpenAsync(app);
        var posted = new JsonObject
        {
            ["type"] = "message",
            ["text"] = "番号は" + Number,
            ["value"] = long.Parse(Number, System.Globalization.CultureInfo.InvariantCulture),
            ["channelData"] = new JsonObject
            {
                ["clientActivityID"] = "1764338302123abc",
                ["messageBack"] = new JsonObject { ["displayText"] = "1234 5678 9018" },
                [Number] = new JsonArray("a", new JsonObject { ["id"] = "x" }, Number),
            },
        };

        using var response = await door.PostAsync(posted);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        AssertNowhere(await Unsealed.EverythingAsync(app));
        Assert.Contains("1764338302123abc", await door.Http.GetStringAsync($"{door.Path}/activities", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_LINE_it_is_gone_before_the_turn_and_the_person_is_told_all_the_same()
    {
        await using var receiving = await ChannelsApp.StartAsync(OnlyReceives);
        await receiving.Line.SayAsync(receiving.Line.Hanako, "マイナンバーは123456789018です");
        var cut = new JsonArray(Emoji(4, 7), Emoji(15, 7));
        await receiving.Line.PhoneOf(receiving.Line.Hanako).SayAsync("1234(heart)5678(heart)9018", cut);
        await receiving.Line.PostbackAsync(receiving.Line.Hanako, "ch1 n=1234-5678-9018");

        Assert.Equal(3, (await receiving.EventsAsync()).Count);
        AssertNowhere(await Unsealed.EverythingAsync(receiving));

        await using var app = await ChannelsApp.StartAsync();
        foreach (var line in new[] { "活動報告", "04821", "きのう", "9時から11時半まで", "1" })
            await app.Line.AnswerToAsync(app.Line.Hanako, line);
        var answer = await app.Line.AnswerToAsync(app.Line.Hanako, "マイナンバーは123456789018です");
        Assert.Contains("読めないようにしました", answer.Text, StringComparison.Ordinal);
        await app.SettleAsync();
        AssertNowhere(await Unsealed.EverythingAsync(app));
    }

    [Fact]
    public async Task By_the_Bot_Framework_no_member_of_the_kept_activity_holds_it()
    {
        using var connector = WireMockServer.Start();
        connector.Given(Request.Create().WithPath("/*")).RespondWith(Response.Create().WithStatusCode(200).WithBody("""{"id":"1"}"""));
        var settings = new Dictionary<string, string> { ["BotFramework:AllowUnsigned"] = "true", ["Simulator:Enabled"] = "false" };
        await using var app = await ChannelsApp.StartAsync(settings, environment: "Development");
        using var body = new StringContent(
            $$"""
            {"type":"message","id":"m1","channelId":"emulator","serviceUrl":"{{connector.Url}}","conversation":{"id":"c1"},
             "from":{"id":"u1"},"recipient":{"id":"b1"},"text":"マイナンバーは{{Number}}です","value":"{{Number}}","summary":"{{Number}}",
             "attachments":[{"contentType":"text/html","content":"<p>1234 5678 9018</p>","name":"{{Number}}.html"}],"locale":"ja-JP"}
            """,
            Encoding.UTF8,
            "application/json"
        );

        using var response = await app.Http.PostAsync("/api/messages", body, Stop);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Until.TrueAsync(() => Task.FromResult(connector.LogEntries.Count > 0));
        AssertNowhere(await Unsealed.EverythingAsync(app));
    }

    [Theory]
    [InlineData("利用者の田中さんの変更届はいつまでですか", "田中")]
    public async Task A_question_that_is_not_recorded_leaves_no_line_either(string question, string name)
    {
        await using var app = await ChannelsApp.StartAsync(configure: CareKnowledge.Use);
        using var door = await DirectLineDoor.OpenAsync(app);

        Assert.Contains("記録していません", await door.AnswerToAsync(question), StringComparison.Ordinal);

        await app.SettleAsync();
        Assert.DoesNotContain(name, await Unsealed.EverythingAsync(app), StringComparison.Ordinal);
        Assert.DoesNotContain(name, await app.Http.GetStringAsync("/webchat/copy", Stop), StringComparison.Ordinal);
    }

    private static JsonObject Emoji(int index, int length) =>
        new()
        {
            ["index"] = index,
            ["length"] = length,
            ["productId"] = "5ac1bfd5040ab15980c9b435",
            ["emojiId"] = "001",
        };

    private static void AssertNowhere(string everything)
    {
        var digits = everything
            .Normalize(NormalizationForm.FormKC)
            .Replace("-", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal);
        Assert.NotEmpty(digits);
        Assert.DoesNotContain(Number, digits, StringComparison.Ordinal);
    }
}
