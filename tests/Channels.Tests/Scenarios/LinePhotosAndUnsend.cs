using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Channels.Simulator;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using StoredConversation = Channels.Bot.Data.Rows.Conversation;

namespace Channels.Tests.Scenarios;

/// <summary>Photos are fetched at once and kept sealed; what a person takes back is gone everywhere.</summary>
public sealed class LinePhotosAndUnsend
{
    private static readonly Dictionary<string, string> ByHand = new() { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" };
    private static readonly string[] UntilPhoto =
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
    ];

    [Fact]
    public async Task A_photo_LINE_still_prepares_is_asked_for_again_and_belongs_to_the_report()
    {
        await using var app = await ChannelsApp.StartAsync();
        var hanako = app.Line.Hanako;
        foreach (var line in UntilPhoto)
            await app.Line.AnswerToAsync(hanako, line);
        await app.Line.AnswerToAsync(hanako, () => app.Line.PhotoAsync(hanako, preparingAnswers: 1));
        await app.Line.AnswerToAsync(hanako, "はい");
        await app.SettleAsync();

        Assert.Equal([202, 200], app.Line.Calls.Where(c => c.Kind == ApiKind.Content).Select(c => c.Status));
        var reference = (await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/submissions/new"))[0].GetProperty("reference").GetString();
        var report = await app.Api.GetFromJsonAsync<JsonElement>($"/api/v1/submissions/{reference}");
        var file = Assert.Single(report.GetProperty("files").EnumerateArray().ToList());
        Assert.Equal(("stored", "image/png"), (file.GetProperty("status").GetString(), file.GetProperty("mediaType").GetString()));

        // It was drawn anew: a PNG of one pixel, and not LINE's own bytes (signature, width and height stand in the first 24).
        var drawn = await app.Api.GetByteArrayAsync($"/api/v1/submissions/{reference}/files/{file.GetProperty("id").GetString()}");
        Assert.Equal(EmulatedLine.OnePixel().AsSpan(0, 24), drawn.AsSpan(0, 24));

        var row = Assert.Single(await app.FilesAsync());
        Assert.Equal(-1, row.Content!.Sealed.AsSpan().IndexOf(EmulatedLine.OnePixel().AsSpan(0, 16)));
    }

    [Fact]
    public async Task Three_photos_sent_together_are_fetched_once_each()
    {
        await using var app = await ChannelsApp.StartAsync();
        foreach (var line in UntilPhoto)
            await app.Line.AnswerToAsync(app.Line.Hanako, line);
        await app.Line.PhotoSetAsync(app.Line.Hanako, 2, 3, 1);
        await Until.TrueAsync(async () => (await app.FilesAsync()).Count == 3);
        await app.SettleAsync();

        Assert.All(await app.FilesAsync(), f => Assert.Equal(FileStatus.Stored, f.Status));
        Assert.Equal(3, app.Line.Calls.Count(c => c.Kind == ApiKind.Content));
    }

    [Fact]
    public async Task What_is_kept_elsewhere_is_never_fetched()
    {
        await using var app = await ChannelsApp.StartAsync();
        foreach (var line in UntilPhoto)
            await app.Line.AnswerToAsync(app.Line.Hanako, line);
        var trap = new Uri(app.Line.Root, "/trap.png");
        var body = LineDoor.Body(
            $$$"""
            {"type":"message","webhookEventId":"ext","timestamp":{{{app.Line.Platform.Now.ToUnixTimeMilliseconds()}}},"replyToken":"r",
            "source":{"type":"user","userId":"{{{app.Line.Hanako.UserId}}}"},"message":{"id":"77","type":"image",
            "contentProvider":{"type":"external","originalContentUrl":"{{{trap}}}","previewImageUrl":"{{{trap}}}"} } }
            """
        );
        await app.Line.Sender.SendRawAsync(app.Line.Channel, body);
        await app.SettleAsync();

        Assert.Empty(await app.FilesAsync());
        Assert.DoesNotContain(app.Line.Calls, c => c.Kind is ApiKind.Content or ApiKind.Unknown);
    }

    [Fact]
    public async Task A_message_taken_back_is_gone_from_the_inbox_and_the_answers()
    {
        await using var app = await ChannelsApp.StartAsync();
        var hanako = app.Line.Hanako;
        var answers = new List<SentEvent>();
        foreach (var line in UntilPhoto[..6])
            await app.Line.AnswerToAsync(hanako, async () => answers.Add(await app.Line.SayAsync(hanako, line)));
        await app.SettleAsync();

        await app.Line.UnsendAsync(hanako, answers[5].MessageId!);
        await Until.TrueAsync(async () => (await app.EventsAsync()).Count == 7);
        await app.SettleAsync();

        var rows = await app.EventsAsync();
        Assert.Null(rows[5].Payload);
        Assert.All(rows[..5], r => Assert.NotNull(r.Payload));
        Assert.DoesNotContain("たろうさん", await StateAsync(app), StringComparison.Ordinal);
        Assert.Contains("04821", await StateAsync(app), StringComparison.Ordinal);

        // What the bot said in answer repeated it.
        Assert.Null((await app.MessagesAsync()).Single(m => m.EventId == rows[5].Id).Body);
    }

    [Fact]
    public async Task A_photo_taken_back_is_gone_and_LINE_says_so_too()
    {
        await using var app = await ChannelsApp.StartAsync();
        var hanako = app.Line.Hanako;
        foreach (var line in UntilPhoto)
            await app.Line.AnswerToAsync(hanako, line);
        SentEvent? photo = null;
        await app.Line.AnswerToAsync(hanako, async () => photo = await app.Line.PhotoAsync(hanako));
        await app.SettleAsync();
        Assert.NotNull(Assert.Single(await app.FilesAsync()).Content);

        await app.Line.UnsendAsync(hanako, photo!.MessageId!);
        await Until.TrueAsync(async () => (await app.FilesAsync())[0].Status == FileStatus.Erased);
        await app.SettleAsync();

        var file = Assert.Single(await app.FilesAsync());
        Assert.Null(file.Content);
        Assert.Null(file.Source);
        Assert.DoesNotContain(photo.MessageId!, await StateAsync(app), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_taken_back_before_it_was_fetched_is_410_and_missing()
    {
        await using var app = await ChannelsApp.StartAsync(ByHand);
        var photo = await app.Line.PhotoAsync(app.Line.Hanako);
        await app.Get<Bot.Turns.TurnProcessor>().RunDueAsync(default);
        app.Line.Platform.Contents.Unsend(app.Line.Channel, photo.MessageId!);

        await app.RunUntilIdleAsync();

        Assert.Equal(410, Assert.Single(app.Line.Calls, c => c.Kind == ApiKind.Content).Status);
        Assert.Equal(
            (FileStatus.Missing, "line.410"),
            Assert.Single(await app.FilesAsync()) is var file ? (file.Status, file.Code) : default
        );
    }

    [Fact]
    public async Task A_message_taken_back_before_its_turn_is_neither_answered_nor_kept()
    {
        await using var app = await ChannelsApp.StartAsync(ByHand, step: new Echo());
        var said = await app.Line.SayAsync(app.Line.Hanako, "まちがえた");
        await app.Line.UnsendAsync(app.Line.Hanako, said.MessageId!);

        await app.RunUntilIdleAsync();

        Assert.Empty(await app.MessagesAsync());
        Assert.Equal("unsent", (await app.EventsAsync())[0].Outcome);
        Assert.Null((await app.EventsAsync())[0].Payload);
    }

    [Fact]
    public async Task A_message_that_arrives_after_it_was_taken_back_is_neither_answered_nor_kept()
    {
        var platformTime = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await ChannelsApp.StartAsync(ByHand, step: new Echo(), line: await EmulatedLine.StartAsync(platformTime));
        var webhook = app.Line.Channel.WebhookUrl;
        app.Line.Channel.WebhookUrl = null;
        var said = await app.Line.SayAsync(app.Line.Hanako, "まちがえた");
        app.Line.Channel.WebhookUrl = webhook;
        platformTime.Advance(TimeSpan.FromSeconds(3));
        await app.Line.UnsendAsync(app.Line.Hanako, said.MessageId!);
        await app.RunUntilIdleAsync();

        await app.Line.Sender.SendAsync(app.Line.Channel, said.Event);
        await app.RunUntilIdleAsync();

        Assert.Empty(await app.MessagesAsync());
        Assert.Null((await app.EventsAsync()).Single(e => e.EventId == said.Event.Id).Payload);
    }

    [Theory]
    [InlineData("\"mode\":\"standby\",\"source\":{\"type\":\"user\",\"userId\":\"U1\"}")]
    [InlineData("\"mode\":\"active\",\"source\":{\"type\":\"group\",\"groupId\":\"C1\",\"userId\":\"U1\"}")]
    public async Task A_message_taken_back_is_forgotten_also_where_the_bot_is_silent(string place)
    {
        await using var app = await ChannelsApp.StartAsync(ByHand, step: new Echo());
        await app.Line.Sender.SendRawAsync(
            app.Line.Channel,
            LineDoor.Body(
                $$$"""{"type":"message","webhookEventId":"s1","timestamp":1764000000000,{{{place}}},"message":{"id":"9","typ"""
                    + $$$"""e":"text","text":"ひみつ"}}"""
            )
        );
        await app.RunUntilIdleAsync();

        await app.Line.Sender.SendRawAsync(
            app.Line.Channel,
            LineDoor.Body($$$"""{"type":"unsend","webhookEventId":"s2","timestamp":1764000001000,{{{place}}},"unsend":{"messageId":"9"}}""")
        );
        await app.RunUntilIdleAsync();

        Assert.Null((await app.EventsAsync())[0].Payload);
        Assert.Empty(await app.MessagesAsync());
    }

    private static async Task<string> StateAsync(ChannelsApp app)
    {
        var conversation = await app.Store.ReadAsync((db, stop) => db.Conversations.SingleAsync(stop), CancellationToken.None);
        return Encoding.UTF8.GetString(
            app.Get<ColumnProtector>().Reveal(StoredConversation.StateColumn, conversation.Key, conversation.State!)
        );
    }
}
