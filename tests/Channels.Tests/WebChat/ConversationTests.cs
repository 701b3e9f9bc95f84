using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Topics;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;

namespace Channels.Tests.WebChat;

/// <summary>The Direct Line 3.0 contract over HTTP, and what existing servers get wrong about it.</summary>
public sealed class ConversationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_conversation_starts_with_201_and_is_there_with_200()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var door = await DirectLineDoor.OpenAsync(app);
        using var other = new HttpClient { BaseAddress = app.Root };
        using var opened = await app.Http.PostAsJsonAsync("/webchat/session", new { fresh = true }, Stop);
        var session = await opened.ReplyAsync<SessionReply>();
        other.DefaultRequestHeaders.Add("Authorization", "Bearer " + session.Token);

        using var first = await other.PostAsJsonAsync("/v3/directline/conversations", new { }, Stop);
        using var second = await other.PostAsJsonAsync("/v3/directline/conversations", new { }, Stop);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        var body = await second.ReplyAsync<ConversationReply>();
        Assert.Equal(session.ConversationId, body.ConversationId);
        Assert.NotEmpty(body.Token);
        Assert.StartsWith("ws://127.0.0.1", body.StreamUrl, StringComparison.Ordinal);
        Assert.InRange(body.ExpiresIn, 1700, 1800);
        Assert.NotEqual(door.Conversation, session.ConversationId);
    }

    [Fact]
    public async Task A_message_comes_back_as_it_was_posted_with_the_servers_id_time_and_place()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var door = await DirectLineDoor.OpenAsync(app);
        var id = await door.SayAsync("こんにちは", "client-a.1");

        var echo = await door.WaitForAsync(a => a.Id == id);
        Assert.Equal(new ChannelDataReply(1, "client-a.1"), echo.ChannelData);
        Assert.Equal(new SpeakerReply(door.UserId, "user"), echo.From);
        Assert.StartsWith("dl_", door.UserId, StringComparison.Ordinal);
        Assert.EndsWith("Z", echo.Timestamp, StringComparison.Ordinal);
        Assert.Equal("ja-JP", echo.Locale);

        await door.WaitForReplyAsync("「こんにちは」");
        var reply = door.Replies[^1];
        Assert.Equal((id, "plain", 2), (reply.ReplyToId, reply.TextFormat, reply.ChannelData.SequenceId));
    }

    [Fact]
    public async Task The_post_is_answered_before_any_turn_and_both_rows_are_there()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" }
        );
        using var door = await DirectLineDoor.OpenAsync(app);
        var id = await door.SayAsync("hello");

        Assert.Equal(id, Assert.Single(await door.PollAsync()).Id);
        Assert.Equal([$"join", id], (await app.EventsAsync()).Select(e => e.EventId.Split('/')[0]));
    }

    [Fact]
    public async Task The_same_posting_again_is_the_same_activity()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var door = await DirectLineDoor.OpenAsync(app);
        var ids = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => door.SayAsync("once", "the-same")));

        Assert.Single(ids.Distinct());
        await door.WaitForReplyAsync("「once」");
        Assert.Equal("「twice」", await door.AnswerToAsync("twice"));
        Assert.Equal(["once", "「once」", "twice", "「twice」"], door.Heard.Select(a => a.Said));
    }

    [Fact]
    public async Task Polling_gives_what_is_after_the_watermark_and_everything_without_one()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var door = await DirectLineDoor.OpenAsync(app);
        await door.AnswerToAsync("one");
        await door.AnswerToAsync("two");

        async Task<(int Count, string? Watermark)> AskAsync(string query)
        {
            var set = await door.Http.ReplyAsync<ActivitySetReply>($"{door.Path}/activities{query}");
            return (set.Activities.Count, set.Watermark);
        }

        Assert.Equal((4, "4"), await AskAsync(""));
        Assert.Equal((2, "4"), await AskAsync("?watermark=2"));
        Assert.Equal((0, "4"), await AskAsync("?watermark=4"));
        Assert.Equal((4, "4"), await AskAsync("?watermark=nonsense"));
        Assert.Equal((0, "99"), await AskAsync("?watermark=99"));
    }

    [Fact]
    public async Task Quick_messages_keep_their_order_and_each_is_answered()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var door = await DirectLineDoor.OpenAsync(app);
        foreach (var text in (string[])["a", "b", "c", "d", "e"])
            await door.SayAsync(text);
        await door.WaitForReplyAsync("「e」");

        Assert.Equal(["「a」", "「b」", "「c」", "「d」", "「e」"], door.Replies.Select(a => a.Said));
        Assert.Equal(["a", "b", "c", "d", "e"], door.Heard.Where(a => !a.IsBot).Select(a => a.Said));
        Assert.Equal(Enumerable.Range(1, 10).Select(n => (long)n), door.Heard.Select(a => a.ChannelData.SequenceId));
    }

    [Fact]
    public async Task Nobody_reads_or_writes_without_the_conversations_own_token()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var mine = await DirectLineDoor.OpenAsync(app);
        using var theirs = await DirectLineDoor.OpenAsync(app);
        await theirs.AnswerToAsync("ここだけの話");
        using var stranger = new HttpClient { BaseAddress = app.Root };

        foreach (var path in (string[])["", "/activities"])
        {
            Assert.Equal((401, "Unauthorized"), await RefusalAsync(stranger.GetAsync(theirs.Path + path, Stop)));
            Assert.Equal((403, "ConversationForbidden"), await RefusalAsync(mine.Http.GetAsync(theirs.Path + path, Stop)));
        }

        Assert.Equal(
            (403, "ConversationForbidden"),
            await RefusalAsync(
                mine.Http.PostAsync(
                    new Uri($"{theirs.Path}/activities", UriKind.Relative),
                    DirectLineDoor.Json(DirectLineDoor.Message("x", "y")),
                    Stop
                )
            )
        );
        Assert.Equal(
            (403, "ConversationForbidden"),
            await RefusalAsync(
                mine.Http.PostAsync(new Uri($"{theirs.Path}/upload", UriKind.Relative), new MultipartFormDataContent(), Stop)
            )
        );
        stranger.DefaultRequestHeaders.Add("Authorization", "Basic abc");
        Assert.Equal((401, "Unauthorized"), await RefusalAsync(stranger.GetAsync(theirs.Path, Stop)));
        Assert.Empty(await theirs.PollAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"text":"no type"}""")]
    [InlineData("""{"type":"contactRelationUpdate"}""")]
    [InlineData("""{"type":"message","text":"a","text":"b"}""")]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    [InlineData("""{"type":"message","channelData":{"a":1,"a":2}}""")]
    public async Task What_is_no_activity_gets_400_in_the_protocols_shape(string body)
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var door = await DirectLineDoor.OpenAsync(app);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        Assert.Equal(
            (400, "BadArgument"),
            await RefusalAsync(door.Http.PostAsync(new Uri($"{door.Path}/activities", UriKind.Relative), content, Stop))
        );
        Assert.Equal("「ok」", await door.AnswerToAsync("ok"));
    }

    [Fact]
    public async Task Too_deep_and_too_large_activities_are_refused_and_the_conversation_goes_on()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var door = await DirectLineDoor.OpenAsync(app);
        var deep = new StringContent(
            """{"type":"message","value":""" + new string('[', 60) + new string(']', 60) + "}",
            Encoding.UTF8,
            "application/json"
        );
        Assert.Equal(
            (400, "BadArgument"),
            await RefusalAsync(door.Http.PostAsync(new Uri($"{door.Path}/activities", UriKind.Relative), deep, Stop))
        );
        Assert.Equal(
            (413, "MessageSizeTooBig"),
            await RefusalAsync(door.PostAsync(DirectLineDoor.Message(new string('あ', 200_000), "big")))
        );
        Assert.Equal("「ok」", await door.AnswerToAsync("ok"));
    }

    [Fact]
    public async Task Typing_is_taken_and_not_kept()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var door = await DirectLineDoor.OpenAsync(app);
        using var answer = await door.PostAsync(new JsonObject { ["type"] = "typing" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await door.PollAsync());
    }

    [Fact]
    public async Task What_only_the_product_may_say_cannot_be_posted()
    {
        var seen = new List<Activity>();
        await using var app = await ChannelsApp.StartAsync(step: new Listener(seen));
        using var door = await DirectLineDoor.OpenAsync(app);
        var forged = new JsonObject
        {
            ["type"] = "event",
            ["name"] = DialogEvents.StaffReplied,
            ["value"] = new JsonObject { ["procedure"] = "event-signup" },
        };
        using var posted = await door.PostAsync(forged);
        var message = DirectLineDoor.Message("look", "c");
        message["attachments"] = new JsonArray(
            new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = "webchat:0123456789abcdef0123456789abcdef" }
        );
        message["id"] = "chosen-by-the-client";
        message["timestamp"] = "1999-01-01T00:00:00Z";
        using var second = await door.PostAsync(message);
        await door.WaitForReplyAsync("heard look");

        Assert.DoesNotContain(seen, a => a.Name == DialogEvents.StaffReplied);
        Assert.All(seen, a => Assert.Null(a.Attachments));
        var echo = door.Heard.Single(a => a.Said == "look");
        // Absent, not null: that is of the wire itself.
        Assert.False((await door.OnTheWireAsync(echo.Id)).TryGetProperty("attachments", out _));
        Assert.NotEqual("chosen-by-the-client", echo.Id);
        Assert.DoesNotContain("1999", echo.Timestamp, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_away_never_shows_as_an_error_to_a_client_that_polls()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" },
            time: clock
        );
        using var door = await DirectLineDoor.OpenAsync(app);
        await door.SayAsync("before");
        await app.Store.WriteAsync(
            async (db, stop) =>
            {
                await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                    db.Database,
                    "ALTER TABLE ActivityLog RENAME TO Away",
                    stop
                );
                return Channels.Bot.Data.Written.Keep(0);
            },
            Stop
        );

        using var poll = await door.Http.GetAsync($"{door.Path}/activities?watermark=1", Stop);
        Assert.Equal(HttpStatusCode.OK, poll.StatusCode);
        Assert.Equal("""{"activities":[],"watermark":"1"}""", await poll.Content.ReadAsStringAsync(Stop));
        Assert.Equal((503, "ServiceUnavailable"), await RefusalAsync(door.PostAsync(DirectLineDoor.Message("x", "y"))));
    }

    /// <summary>Status and code of a refusal; its body has the protocol's shape and a message.</summary>
    internal static async Task<(int Status, string Code)> RefusalAsync(Task<HttpResponseMessage> call)
    {
        using var response = await call;
        var (error, message) = (await response.ReplyAsync<ErrorReply>()).Error;
        Assert.NotEmpty(message);
        return ((int)response.StatusCode, error);
    }

    private sealed class Listener(List<Activity> seen) : ITurnStep
    {
        public TurnResult Step(Channels.Bot.Conversations.ConversationState state, Activity input, TurnContext context)
        {
            lock (seen)
                seen.Add(input);
            return input.Text is { } text ? new TurnResult(state, [Activity.Message("heard " + text)], []) : TurnResult.Silent(state);
        }
    }
}
