using System.Text.Json;
using Channels.Bot.Data.Rows;
using Channels.Simulator;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Line;

/// <summary>
/// What a step decides is only worth something when it can be written: everything that people were seen to say is said to a running
/// house, in the middle of whatever was said before, and every turn ends at its first attempt.
/// </summary>
public sealed class NoWordFails
{
    private static readonly Dictionary<string, string> ByHand = new() { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" };

    private static readonly string[] Own =
    [
        "活動報告",
        "4821",
        "きのう",
        "9時から11時",
        "1",
        "たろうさん",
        "いいえ",
        "420円",
        "写真はない",
        "はい",
        "職員に相談",
        "職員に相談 電話をください",
        "相談",
        "小倉北区",
        "やめる",
        "読む",
        "届いていますか",
        "取り消したい",
        "さっきの報告、時間がちがいました",
        "申請したい",
        "介護事業所からの質問",
        "再開",
        "ここまで",
        "続ける",
        "電話してほしい",
        "English",
        "日本語",
    ];

    [Fact]
    public async Task Whatever_is_said_on_line_its_turn_ends_at_the_first_attempt()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await ChannelsApp.StartAsync(ByHand, time, line: await EmulatedLine.StartAsync(time));
        var chance = new Random(12);
        var sentences = Said().ToArray();
        chance.Shuffle(sentences);
        foreach (var sentence in sentences)
        {
            await app.Line.SayAsync(app.Line.Hanako, sentence);
            if (chance.Next(2) == 0)
                await app.Line.SayAsync(app.Line.Hanako, Own[chance.Next(Own.Length)]);
            await app.RunUntilIdleAsync();
            time.Advance(TimeSpan.FromMinutes(chance.Next(1, 90)));
        }

        Assert.All(await app.EventsAsync(), e => Assert.Equal((InboxStatus.Done, 1), (e.Status, e.Attempts)));
    }

    [Theory]
    [InlineData("子どもがいなくなりました、見つかりません")]
    [InlineData("あの、子どもがおらんくなったんです！公園で目をはなしたら")]
    public async Task A_case_that_opens_with_its_words_has_them(string words)
    {
        await using var app = await ChannelsApp.StartAsync(ByHand);
        await app.Line.SayAsync(app.Line.Hanako, words);
        await app.RunUntilIdleAsync();
        Assert.All(await app.EventsAsync(), e => Assert.Equal((InboxStatus.Done, 1), (e.Status, e.Attempts)));
        Assert.Contains(app.Line.Transcript(app.Line.Hanako), b => b.FromBot);
        using var news = JsonDocument.Parse(await app.Api.GetStringAsync(new Uri("/api/v1/submissions/new", UriKind.Relative)));
        var reference = news.RootElement[0].GetProperty("reference").GetString();
        var read = JsonDocument.Parse(await app.Api.GetStringAsync(new Uri($"/api/v1/submissions/{reference}/messages", UriKind.Relative)));
        Assert.Contains(words, read.RootElement.EnumerateArray().Select(m => m.GetProperty("text").GetString()));
    }

    /// <summary>Sentences of the sets: reports, consultations, inquiries, cries and what looks like one.</summary>
    private static IEnumerable<string> Said() =>
        new[] { Path.Combine("hearing", "sentences-3.jsonl"), "safeguarding-own.jsonl" }
            .SelectMany(file => File.ReadLines(Path.Combine(Repository.Root, "tests", "Channels.Tests", "Sets", file)))
            .Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("said").GetString()!);
}
