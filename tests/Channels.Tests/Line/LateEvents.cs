using Channels.Bot.Data.Rows;
using Channels.Simulator;
using Channels.Tests.Support.Doors;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Line;

/// <summary>What reaches the house hours after it was said is answered as late, and once.</summary>
public sealed class LateEvents
{
    private static readonly Dictionary<string, string> ByHand = new() { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" };

    [Fact]
    public async Task Messages_of_three_hours_ago_are_all_heard_and_answered_once_with_an_honest_sentence()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await ChannelsApp.StartAsync(ByHand, time, line: await EmulatedLine.StartAsync(time));
        var webhook = app.Line.Channel.WebhookUrl;
        app.Line.Channel.WebhookUrl = null;
        var sent = new List<SentEvent>();
        foreach (var line in new[] { "活動報告", "04821", "きのう" })
        {
            sent.Add(await app.Line.SayAsync(app.Line.Hanako, line));
            time.Advance(TimeSpan.FromSeconds(5));
        }

        time.Advance(TimeSpan.FromHours(3));
        app.Line.Channel.WebhookUrl = webhook;
        foreach (var one in sent)
            await app.Line.Sender.SendAsync(app.Line.Channel, one.Event);
        await app.RunUntilIdleAsync();

        var answer = Assert.Single(app.Line.Transcript(app.Line.Hanako), b => b.FromBot);
        Assert.StartsWith("3時間ほど前に書いてくださったメッセージが、いま届きました。", answer.Text, StringComparison.Ordinal);
        Assert.Contains("何時から何時まで", answer.Text, StringComparison.Ordinal);
        Assert.All(await app.EventsAsync(), e => Assert.Equal(InboxStatus.Done, e.Status));

        time.Advance(TimeSpan.FromSeconds(5));
        await app.Line.SayAsync(app.Line.Hanako, "9時から11時半まで");
        await app.RunUntilIdleAsync();
        Assert.DoesNotContain("いま届きました", app.Line.Transcript(app.Line.Hanako)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cry_of_hours_ago_is_answered_although_more_was_said_since()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await ChannelsApp.StartAsync(ByHand, time, line: await EmulatedLine.StartAsync(time));
        var webhook = app.Line.Channel.WebhookUrl;
        app.Line.Channel.WebhookUrl = null;
        var cry = await app.Line.SayAsync(app.Line.Hanako, "食べるものがない");
        time.Advance(TimeSpan.FromSeconds(5));
        var more = await app.Line.SayAsync(app.Line.Hanako, "こんにちは");
        time.Advance(TimeSpan.FromHours(2));
        app.Line.Channel.WebhookUrl = webhook;
        await app.Line.Sender.SendAsync(app.Line.Channel, cry.Event);
        await app.Line.Sender.SendAsync(app.Line.Channel, more.Event);
        await app.RunUntilIdleAsync();

        var said = app.Line.Transcript(app.Line.Hanako).Where(b => b.FromBot).Select(b => b.Text).ToList();
        Assert.Contains(said, t => t.Contains("119", StringComparison.Ordinal));
        Assert.Contains("urgent", await app.Api.GetStringAsync(new Uri("/api/v1/alerts", UriKind.Relative)), StringComparison.Ordinal);
    }
}
