using System.Net.WebSockets;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Microsoft.Extensions.Hosting;

namespace Channels.Tests.WebChat;

/// <summary>The stream: replay, live, several of them, cut and come back, slow, stopping.</summary>
public sealed class StreamTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_replays_from_its_watermark_and_goes_on_with_true_watermarks()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var door = await DirectLineDoor.OpenAsync(app);
        await door.AnswerToAsync("one");
        await using var whole = await ChatSocket.OpenAsync(door);
        await using var rest = await ChatSocket.OpenAsync(door, "2");

        Assert.Equal(["one", "「one」"], await whole.UntilAsync("「one」"));
        Assert.Equal("2", whole.Watermark);
        await door.SayAsync("two");
        Assert.Equal(["two", "「two」"], await rest.UntilAsync("「two」"));
        Assert.Equal(["two", "「two」"], await whole.UntilAsync("「two」"));
        Assert.Equal(("4", "4"), (rest.Watermark, whole.Watermark));
    }

    [Fact]
    public async Task What_is_said_while_the_stream_is_cut_is_there_after_it()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var door = await DirectLineDoor.OpenAsync(app);
        string watermark;
        await using (var before = await ChatSocket.OpenAsync(door))
        {
            await door.SayAsync("one");
            await before.UntilAsync("「one」");
            watermark = before.Watermark;
        }

        await door.AnswerToAsync("two");
        await using var after = await ChatSocket.OpenAsync(door, watermark);
        Assert.Equal(["two", "「two」"], await after.UntilAsync("「two」"));
        await after.PingAsync();
        await door.SayAsync("three");
        Assert.Equal(["three", "「three」"], await after.UntilAsync("「three」"));
    }

    [Fact]
    public async Task A_ticket_opens_one_conversations_stream_and_nothing_else()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var mine = await DirectLineDoor.OpenAsync(app);
        using var theirs = await DirectLineDoor.OpenAsync(app);
        var url = (await mine.ReturnAsync()).StreamUrl;
        var ticket = url[(url.IndexOf("t=", StringComparison.Ordinal) + 2)..];

        await RefusedAsync(url.Replace(mine.Conversation, theirs.Conversation, StringComparison.Ordinal), 403);
        await RefusedAsync(url.Replace(ticket, mine.Token, StringComparison.Ordinal), 403);
        await RefusedAsync(url.Replace("&t=", "&x=", StringComparison.Ordinal), 403);
        await RefusedAsync(url, 403, origin: "https://elsewhere.example");

        // Once: whoever reads the address in a log comes too late.
        await using (var socket = await ChatSocket.ConnectAsync(url))
            await RefusedAsync(url, 403);
        await RefusedAsync(url, 403);
        mine.UseToken(ticket);
        Assert.Equal((403, "TokenInvalid"), await ConversationTests.RefusalAsync(mine.Http.GetAsync(mine.Path, Stop)));
    }

    [Fact]
    public async Task A_stream_from_the_hosts_own_page_or_a_named_one_is_let_in()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["WebChat:Origins:0"] = "https://www.city.example" },
            step: new Echo()
        );
        using var door = await DirectLineDoor.OpenAsync(app);
        await using var own = await ChatSocket.OpenAsync(door, origin: app.Root.ToString().TrimEnd('/'));
        await using var named = await ChatSocket.OpenAsync(door, origin: "https://www.city.example");
        await door.SayAsync("hello");
        await own.UntilAsync("「hello」");
        await named.UntilAsync("「hello」");
    }

    [Fact]
    public async Task Streams_of_a_conversation_have_a_limit_and_closing_one_makes_room()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["WebChat:SocketsPerConversation"] = "2" },
            step: new Echo()
        );
        using var door = await DirectLineDoor.OpenAsync(app);
        using var other = await DirectLineDoor.OpenAsync(app);
        await using var first = await ChatSocket.OpenAsync(door);
        await using var second = await ChatSocket.OpenAsync(door);
        await RefusedAsync((await door.ReturnAsync()).StreamUrl, 429);
        await using var unharmed = await ChatSocket.OpenAsync(other);

        await first.CloseAsync();
        await Until.TrueAsync(async () =>
        {
            try
            {
                await using var third = await ChatSocket.OpenAsync(door);
                return true;
            }
            catch (WebSocketException)
            {
                return false;
            }
        });
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_dropped_and_misses_nothing_when_it_returns()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["WebChat:SlowSocket"] = "00:00:00.3", ["WebChat:Burst"] = "1000" },
            step: new Echo()
        );
        using var door = await DirectLineDoor.OpenAsync(app);
        await using var slow = await ChatSocket.OpenAsync(door);
        var large = new string('x', 200_000);
        for (var i = 0; !app.Logs.Text.Contains("slow stream", StringComparison.Ordinal); i++)
        {
            Assert.True(i < 400, "It was never dropped.");
            await door.SayAsync(large);
        }

        await door.SayAsync("last");
        await using var back = await ChatSocket.OpenAsync(door);
        var texts = await back.UntilAsync("「last」");
        Assert.Equal(texts.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), back.Watermark);
        Assert.Equal(texts.Count, texts.Count(t => t.Length >= large.Length) + 2);
    }

    [Fact]
    public async Task A_host_that_stops_says_1001_so_that_the_client_comes_back_elsewhere()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var door = await DirectLineDoor.OpenAsync(app);
        await using var socket = await ChatSocket.OpenAsync(door);
        await door.SayAsync("hello");
        await socket.UntilAsync("「hello」");

        app.Get<IHostApplicationLifetime>().StopApplication();
        Assert.Null(await socket.NextAsync());
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.ClosedBy);
    }

    [Fact]
    public async Task A_client_that_pours_data_in_is_sent_away()
    {
        await using var app = await ChannelsApp.StartAsync(step: new Echo());
        using var door = await DirectLineDoor.OpenAsync(app);
        await using var socket = await ChatSocket.OpenAsync(door);
        await socket.Raw.SendAsync(new byte[100_000], WebSocketMessageType.Binary, endOfMessage: true, Stop);
        Assert.Null(await socket.NextAsync());
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, socket.ClosedBy);
    }

    [Fact]
    public async Task Any_node_serves_any_conversation_and_hears_what_another_appends()
    {
        var folder = Directory.CreateTempSubdirectory("channels-two-").FullName;
        var settings = new Dictionary<string, string> { ["Database:Folder"] = folder, ["Conversations:Watch:Interval"] = "00:00:00.05" };
        await using (var one = await ChannelsApp.StartAsync(settings, step: new Echo()))
        await using (
            var two = await ChannelsApp.StartAsync(
                new Dictionary<string, string>(settings) { ["Turns:Enabled"] = "false", ["Delivery:Enabled"] = "false" },
                step: new Echo()
            )
        )
        {
            using var atOne = await DirectLineDoor.OpenAsync(one);
            using var atTwo = atOne.At(two);
            await using var stream = await ChatSocket.OpenAsync(atTwo);

            // Said at one, heard at two; said at two, answered by one.
            await atOne.SayAsync("hello");
            Assert.Equal(["hello", "「hello」"], await stream.UntilAsync("「hello」"));
            await atTwo.SayAsync("again", "at-two");
            Assert.Equal(["again", "「again」"], await stream.UntilAsync("「again」"));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task RefusedAsync(string url, int status, string? origin = null)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(url), Stop));
        Assert.Equal(status, (int)socket.HttpStatusCode);
    }
}
