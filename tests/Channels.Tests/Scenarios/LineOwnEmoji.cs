using System.Text.Json.Nodes;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.Scenarios;

/// <summary>LINE's own emoji, through the signed webhook: beside an answer they change nothing, and none of them is kept.</summary>
public sealed class LineOwnEmoji
{
    [Fact]
    public async Task A_report_with_an_emoji_behind_every_answer_is_the_report_without()
    {
        await using var app = await ChannelsApp.StartAsync();
        var said = new (string Text, string Expected)[]
        {
            ("活動報告(happy)", "会員番号"),
            ("04821(smile)", "いつ"),
            ("きのう(moon smile)", "何時から何時まで"),
            ("9時から11時半まで(blush)", "2時間30分"),
            ("(star)1(happy)", "お子さんの名前"),
            ("たろうさん(brown blush)", "病気でしたか"),
            ("いいえ(moon smile)", "もう一人"),
            ("いいえ(moon wink)", "交通費"),
            ("420円(heart)", "写真"),
        };
        foreach (var (text, expected) in said)
            Assert.Contains(expected, await SayAsync(app, text), StringComparison.Ordinal);
        var check = await SayAsync(app, "写真はない(cry)");

        Assert.Contains("午前9時〜11時30分（2時間30分）", check, StringComparison.Ordinal);
        Assert.Contains("たろうさん、病気ではない\n", check, StringComparison.Ordinal);
        Assert.Contains("学校や園のおむかえ", check, StringComparison.Ordinal);
        Assert.Contains("FS-", await SayAsync(app, "はい(happy)"), StringComparison.Ordinal);
        Assert.DoesNotContain("brown", (await Unsealed.EverythingAsync(app)).Split("InboxEvent.")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_but_emoji_is_a_sticker_and_what_was_typed_in_brackets_stays()
    {
        await using var app = await ChannelsApp.StartAsync();
        foreach (var line in new[] { "活動報告", "04821", "きのう", "9時から11時半まで", "1", "たろう" })
            await app.Line.AnswerToAsync(app.Line.Hanako, line);
        Assert.Contains("スタンプ", await SayAsync(app, "(happy)(heart)"), StringComparison.Ordinal);

        // Typed by hand: no list comes with it.
        var next = await app.Line.AnswerToAsync(app.Line.Hanako, "(NO)");
        Assert.DoesNotContain("「はい」か「いいえ」", next.Text, StringComparison.Ordinal);
    }

    /// <summary>Says a text whose brackets in lower case are LINE's emoji.</summary>
    private static async Task<string> SayAsync(ChannelsApp app, string text)
    {
        var emojis = new JsonArray();
        for (var at = text.IndexOf('(', StringComparison.Ordinal); at >= 0; at = text.IndexOf('(', at + 1))
        {
            emojis.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["index"] = at,
                        ["length"] = text.IndexOf(')', at) + 1 - at,
                        ["productId"] = "5ac1bfd5040ab15980c9b435",
                        ["emojiId"] = "001",
                    }
            );
        }

        var user = app.Line.Hanako;
        return (await app.Line.AnswerToAsync(user, () => app.Line.PhoneOf(user).SayAsync(text, emojis))).Text;
    }
}
