using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Data.Rows;
using Channels.Bot.Dialogs.Topics;
using Channels.Bot.Protection;
using Channels.Tests.Support.Doors;
using Channels.Webhooks.WebChat;

namespace Channels.Tests.WebChat;

/// <summary>The channel behind the seam.</summary>
public sealed class ChannelTests
{
    [Fact]
    public async Task An_answer_that_is_sent_again_after_a_crash_is_there_once()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" }
        );
        using var door = await DirectLineDoor.OpenAsync(app);
        var channel = app.Get<IEnumerable<IChannel>>().Single(c => c.Name == "webchat");
        var body = Assert.Single(channel.Render([Activity.Message("one"), Activity.Message("two")]));
        var call = new OutgoingCall("default", door.Conversation, null, Guid.CreateVersion7(DateTimeOffset.UnixEpoch), body);

        Assert.All(
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => channel.SendAsync(call, TestContext.Current.CancellationToken))),
            outcome => Assert.IsType<SendOutcome.Sent>(outcome)
        );

        await door.PollAsync();
        Assert.Equal(["one", "two"], door.Replies.Select(a => a.Said));
    }

    [Fact]
    public void What_a_person_wrote_is_repeated_as_plain_text_and_buttons_are_on_the_last_message()
    {
        var body = Assert.Single(
            WebChatRenderer.Render([
                Activity.Message("<img src=x> [a](javascript:b)", new CardAction { Title = "early" }),
                Activity.Message(
                    "1 はい",
                    new CardAction { Title = "はい" },
                    new CardAction { Title = "戻る", Value = "/戻る" },
                    new CardAction { Title = "撮る", Type = ActionTypes.Camera }
                ),
            ])
        );
        var activities = JsonDocument.Parse(body).RootElement.EnumerateArray().ToList();
        Assert.All(activities, a => Assert.Equal("plain", a.GetProperty("textFormat").GetString()));
        Assert.False(activities[0].TryGetProperty("suggestedActions", out _));
        var buttons = activities[1].GetProperty("suggestedActions").GetProperty("actions").EnumerateArray().ToList();
        Assert.Equal(["imBack", "messageBack"], buttons.Select(b => b.GetProperty("type").GetString()!));
        Assert.Equal("はい", buttons[0].GetProperty("value").GetString());
        Assert.Equal(("/戻る", "戻る"), (buttons[1].GetProperty("text").GetString(), buttons[1].GetProperty("displayText").GetString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void A_stored_event_that_cannot_be_read_is_kept_and_not_answered(string raw) =>
        Assert.False(WebChatEvent.Read(System.Text.Encoding.UTF8.GetBytes(raw)).MayAnswer);

    [Fact]
    public async Task Nothing_a_person_said_lies_in_the_log_in_clear()
    {
        await using var app = await ChannelsApp.StartAsync();
        using var door = await DirectLineDoor.OpenAsync(app);
        await door.SayAsync("ひみつの相談です");
        var rows = await app.Store.ReadAsync((db, _) => Task.FromResult(db.ActivityLog.ToList()), TestContext.Current.CancellationToken);
        var row = rows.First(r => r.Key.StartsWith("in/", StringComparison.Ordinal));
        Assert.Contains(
            "ひみつの相談です",
            app.Get<ColumnProtector>().RevealText(LoggedActivity.BodyColumn, row.Id.ToString("N"), row.Body!),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(door.Conversation, row.ConversationKey, StringComparison.Ordinal);
    }
}
