using System.Text.Json.Nodes;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Simulator;

/// <summary>What the person sees and can tap.</summary>
public sealed class PhoneTests : IAsyncLifetime
{
    private EmulatedLine _line = null!;
    private LineApi _api = null!;
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _line = await EmulatedLine.StartAsync();
        _bot = await TestBot.StartAsync();
        _line.DeliverTo(_bot.Webhook);
        _api = new LineApi(_line);
    }

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        await _line.DisposeAsync();
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task Quick_replies_show_for_the_last_message_only_and_vanish_after_a_tap()
    {
        await PushAsync(Question("1つ目", "古い"), Question("2つ目", "はい", "いいえ"));
        Assert.Equal(["はい", "いいえ"], _line.QuickReplies(_line.Hanako));

        await _line.TapAsync(_line.Hanako, "はい");

        Assert.Empty(_line.QuickReplies(_line.Hanako));
        Assert.Equal("はい", _line.Transcript(_line.Hanako)[^1].Text);
        Assert.Equal("はい", _bot.Events()[^1].GetProperty("message").GetProperty("text").GetString());
        await Assert.ThrowsAsync<InvalidOperationException>(() => _line.TapAsync(_line.Hanako, "いいえ"));
    }

    [Fact]
    public async Task Quick_replies_vanish_when_a_newer_message_arrives()
    {
        await PushAsync(Question("1つ目", "はい"));
        await PushAsync(LineApi.Text("2つ目"));

        Assert.Empty(_line.QuickReplies(_line.Hanako));
    }

    [Fact]
    public async Task Quick_replies_vanish_after_a_postback_that_shows_nothing()
    {
        var action = new
        {
            type = "postback",
            label = "はい",
            data = "yes",
        };
        await PushAsync(
            new
            {
                type = "text",
                text = "1",
                quickReply = new { items = new[] { new { type = "action", action } } },
            }
        );

        await _line.TapAsync(_line.Hanako, "はい");

        Assert.Empty(_line.QuickReplies(_line.Hanako));
        Assert.Single(_line.Transcript(_line.Hanako));
        Assert.Equal("yes", _bot.Events()[^1].GetProperty("postback").GetProperty("data").GetString());
    }

    [Fact]
    public async Task A_button_can_be_tapped_again_and_its_display_text_is_no_message_event()
    {
        var action = new
        {
            type = "postback",
            label = "予約",
            data = "book",
            displayText = "予約します",
        };
        await PushAsync(
            new
            {
                type = "template",
                altText = "予約",
                template = new
                {
                    type = "buttons",
                    text = "選んでください",
                    actions = new[] { action },
                },
            }
        );

        await _line.TapAsync(_line.Hanako, "予約");
        await _line.TapAsync(_line.Hanako, "予約");

        Assert.Equal(["選んでください", "予約します", "予約します"], _line.Transcript(_line.Hanako).Select(b => b.Text));
        Assert.All(_bot.Events(), e => Assert.Equal("postback", e.GetProperty("type").GetString()));
        var shown = _line.Transcript(_line.Hanako)[1];
        await Assert.ThrowsAsync<ArgumentException>(() => _line.UnsendAsync(_line.Hanako, shown.Id));
    }

    [Fact]
    public async Task A_date_picker_sends_what_was_picked()
    {
        var action = new
        {
            type = "datetimepicker",
            label = "カレンダー",
            data = "date",
            mode = "date",
        };
        await PushAsync(
            new
            {
                type = "text",
                text = "いつですか",
                quickReply = new { items = new[] { new { type = "action", action } } },
            }
        );

        await _line.PhoneOf(_line.Hanako).TapAsync("カレンダー", new JsonObject { ["date"] = "2026-11-19" });

        var postback = _bot.Events()[^1].GetProperty("postback");
        Assert.Equal("date", postback.GetProperty("data").GetString());
        Assert.Equal("2026-11-19", postback.GetProperty("params").GetProperty("date").GetString());
    }

    [Fact]
    public async Task An_unsent_message_keeps_its_place_and_loses_its_words()
    {
        var sent = await _line.SayAsync(_line.Hanako, "まちがい");

        await _line.UnsendAsync(_line.Hanako, sent.MessageId!);

        var bubble = Assert.Single(_line.Transcript(_line.Hanako));
        Assert.True(bubble.Unsent);
        Assert.Equal("", bubble.Text);
        Assert.Equal(sent.MessageId, _bot.Events()[^1].GetProperty("unsend").GetProperty("messageId").GetString());
        await Assert.ThrowsAsync<ArgumentException>(() => _line.UnsendAsync(_line.Taro, sent.MessageId!));
    }

    [Fact]
    public async Task Waiting_for_a_reply_ends_when_it_comes()
    {
        var waiting = _line.WaitForReplyAsync(_line.Hanako, "受け付けました");
        await PushAsync(LineApi.Text("少しお待ちください"));
        Assert.False(waiting.IsCompleted);

        await PushAsync(LineApi.Text("受け付けました。"));

        Assert.Equal("受け付けました。", (await waiting).Text);
    }

    [Fact]
    public async Task Waiting_in_vain_shows_the_chat()
    {
        await _line.SayAsync(_line.Hanako, "もしもし");

        var late = await Assert.ThrowsAsync<TimeoutException>(() =>
            _line.WaitForReplyAsync(_line.Hanako, "はい", TimeSpan.FromMilliseconds(1))
        );

        Assert.Contains("もしもし", late.Message, StringComparison.Ordinal);
    }

    private static object Question(string text, params string[] labels) =>
        new
        {
            type = "text",
            text,
            quickReply = new
            {
                items = labels.Select(label => new
                {
                    type = "action",
                    action = new
                    {
                        type = "message",
                        label,
                        text = label,
                    },
                }),
            },
        };

    private async Task PushAsync(params object[] messages)
    {
        var pushed = await _api.PostAsync("/v2/bot/message/push", new { to = _line.Hanako.UserId, messages });
        Assert.Equal(200, pushed.Status);
    }
}
