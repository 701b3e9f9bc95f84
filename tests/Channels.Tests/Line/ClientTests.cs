using System.Net;
using System.Net.Sockets;
using System.Text;
using Channels.Bot.Activities;
using Channels.Tests.Support.Doubles;
using Microsoft.Extensions.Logging;

namespace Channels.Tests.Line;

/// <summary>The exact requests of reply and push, and what every answer of LINE, or none, means.</summary>
public sealed class ClientTests
{
    private const string Reply = "/v2/bot/message/reply";
    private const string Push = "/v2/bot/message/push";

    [Fact]
    public async Task A_reply_is_exactly_this_request()
    {
        using var line = new StubbedLine().Selling().Answering(Reply, 200, """{"sentMessages":[{"id":"1"}]}""");

        var outcome = await line.ReplyAsync();

        Assert.Equal(new SendOutcome.Sent(StubbedLine.RequestId), outcome);
        var request = Assert.Single(line.Requests(Reply));
        Assert.Equal("POST", request.Method);
        Assert.Equal("""{"replyToken":"reply-token","messages":[{"type":"text","text":"はい \uD83D\uDE00"}]}""", request.Body);
        Assert.Equal("Bearer token-1", request.Headers!["Authorization"].Single());
        Assert.Equal("application/json", request.Headers["Content-Type"].Single());

        // LINE answers 400 to a reply with a retry key.
        Assert.DoesNotContain("X-Line-Retry-Key", request.Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_push_is_exactly_this_request()
    {
        using var line = new StubbedLine().Selling().Answering(Push, 200);

        var outcome = await line.PushAsync();

        Assert.Equal(new SendOutcome.Sent(StubbedLine.RequestId), outcome);
        var request = Assert.Single(line.Requests(Push));
        Assert.Equal("POST", request.Method);
        Assert.Equal($$"""{"to":"{{StubbedLine.Address}}","messages":{{StubbedLine.Messages}}}""", request.Body);
        Assert.Equal("0192d3a0-0000-7000-8000-00000000000a", request.Headers!["X-Line-Retry-Key"].Single());
        Assert.Equal("application/json", request.Headers["Content-Type"].Single());
    }

    public static TheoryData<string, int, SendOutcome> Answers
    {
        get
        {
            var data = new TheoryData<string, int, SendOutcome>();
            foreach (var way in new[] { "reply", "push" })
            {
                foreach (var refused in new[] { 400, 403, 404, 410, 413, 415 })
                    data.Add(way, refused, new SendOutcome.Refused($"line.{refused}", StubbedLine.RequestId));
                foreach (var unclear in new[] { 302, 500, 502, 503, 504 })
                    data.Add(way, unclear, new SendOutcome.Ambiguous($"line.{unclear}"));
                data.Add(way, 429, new SendOutcome.NotNow("line.429", null));
                data.Add(way, 401, new SendOutcome.NotNow("line.401", TimeSpan.FromMinutes(1), ChannelTrouble.Token));
            }

            data.Add("reply", 409, new SendOutcome.Refused("line.409", StubbedLine.RequestId));
            data.Add("push", 409, new SendOutcome.Sent(StubbedLine.RequestId));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_an_answer_means_does_not_depend_on_its_body(string way, int status, SendOutcome expected)
    {
        foreach (
            var body in new[]
            {
                """{"message":"a","details":[{"message":"b","property":"c"}]}""",
                "",
                null,
                "<html>bad gateway</html>",
                "{\"message\":",
                "null",
            }
        )
        {
            using var line = new StubbedLine().Selling().Answering(way == "reply" ? Reply : Push, status, body);

            Assert.Equal(expected, await line.SendAsync(way));
        }
    }

    [Theory]
    [InlineData("""{"message":"Invalid reply token"}""", true)]
    [InlineData("""{"message":"The request body has 1 error(s)"}""", false)]
    [InlineData("", false)]
    public async Task A_reply_token_that_does_not_work_is_told_from_a_body_that_does_not(string body, bool isSpent)
    {
        using var line = new StubbedLine().Selling().Answering(Reply, 400, body);

        SendOutcome expected = isSpent
            ? new SendOutcome.TokenSpent("line.400", StubbedLine.RequestId)
            : new SendOutcome.Refused("line.400", StubbedLine.RequestId);
        Assert.Equal(expected, await line.ReplyAsync());
    }

    [Fact]
    public async Task After_a_refusal_that_holds_for_all_pushes_none_is_tried_for_a_while()
    {
        using var line = new StubbedLine().Selling().Answering(Push, 401);
        await line.PushAsync();
        var knocked = line.Requests(Push).Count;

        line.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(new SendOutcome.NotNow("line.401", TimeSpan.FromSeconds(40), ChannelTrouble.Token), await line.PushAsync());
        Assert.Equal(knocked, line.Requests(Push).Count);
        line.Time.Advance(TimeSpan.FromSeconds(40));
        await line.PushAsync();
        Assert.True(line.Requests(Push).Count > knocked);
    }

    [Fact]
    public async Task A_push_taken_before_is_success_and_keeps_the_first_request_id()
    {
        using var line = new StubbedLine()
            .Selling()
            .Answering(
                Push,
                409,
                """{"message":"The retry key is already accepted"}""",
                headers: ("x-line-accepted-request-id", "first-id")
            );

        Assert.Equal(new SendOutcome.Sent("first-id"), await line.PushAsync());
    }

    [Theory]
    [InlineData("""{"type":"limited","value":200}""", """{"totalUsage":200}""", true)]
    [InlineData("""{"type":"limited","value":200}""", """{"totalUsage":201}""", true)]
    [InlineData("""{"type":"limited","value":200}""", """{"totalUsage":199}""", false)]
    [InlineData("""{"type":"none"}""", """{"totalUsage":100000}""", false)]
    [InlineData("<html>", """{"totalUsage":200}""", false)]
    [InlineData("[]", """{"totalUsage":200}""", false)]
    [InlineData("""{"type":"limited","value":"200"}""", """{"totalUsage":200}""", false)]
    [InlineData("""{"type":"limited","value":200}""", """{"totalUsage":"200"}""", false)]
    [InlineData("""{"type":"limited","value":200}""", "null", false)]
    [InlineData("", "", false)]
    public async Task A_429_is_the_month_when_the_quota_says_so_and_passes_otherwise(string quota, string used, bool monthly)
    {
        using var line = new StubbedLine()
            .Selling()
            .Answering(Push, 429)
            .Answering("/v2/bot/message/quota", 200, quota)
            .Answering("/v2/bot/message/quota/consumption", 200, used);

        SendOutcome expected = monthly
            ? new SendOutcome.NotNow("line.429.monthly", TimeSpan.FromMinutes(15), ChannelTrouble.Limit)
            : new SendOutcome.NotNow("line.429", null);
        Assert.Equal(expected, await line.PushAsync());
        Assert.Equal(monthly, line.Logs.All.Any(l => l.Level == LogLevel.Error));
    }

    [Fact]
    public async Task Asked_to_be_slower_no_push_of_the_account_knocks_before_that_time_and_503_is_waited_for_as_long()
    {
        using var line = new StubbedLine()
            .Selling()
            .Answering(Push, 429, headers: ("Retry-After", "90"))
            .Answering(Reply, 503, headers: ("Retry-After", "20"));
        Assert.Equal(new SendOutcome.NotNow("line.429", TimeSpan.FromSeconds(90)), await line.PushAsync());
        line.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(new SendOutcome.NotNow("line.429", TimeSpan.FromSeconds(30)), await line.PushAsync());
        Assert.Single(line.Requests(Push));
        line.Time.Advance(TimeSpan.FromSeconds(30));
        await line.PushAsync();
        Assert.Equal(2, line.Requests(Push).Count);
        Assert.Equal(new SendOutcome.Ambiguous("line.503", TimeSpan.FromSeconds(20)), await line.ReplyAsync());
    }

    [Fact]
    public async Task A_429_on_a_reply_asks_no_quota_because_replies_are_free()
    {
        using var line = new StubbedLine().Selling().Answering(Reply, 429);

        await line.ReplyAsync();

        Assert.Empty(line.Requests("/v2/bot/message/quota"));
    }

    [Theory]
    [InlineData("reply")]
    [InlineData("push")]
    public async Task No_answer_in_time_is_ambiguous(string way)
    {
        using var line = new StubbedLine(timeout: TimeSpan.FromMilliseconds(500))
            .Selling()
            .Answering(Reply, 200, after: TimeSpan.FromSeconds(5))
            .Answering(Push, 200, after: TimeSpan.FromSeconds(5));
        await line.Tokens.GetAsync("default", CancellationToken.None);

        Assert.Equal(new SendOutcome.Ambiguous("line.no-answer"), await line.SendAsync(way));
    }

    [Theory]
    [InlineData("reply")]
    [InlineData("push")]
    public async Task A_connection_that_was_never_made_took_nothing(string way)
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)closed.LocalEndpoint).Port}";
        closed.Stop();
        using var line = new StubbedLine(new() { ["Line:ApiBaseUrl"] = address, ["Line:ChannelAccessToken"] = "long" });

        Assert.Equal(new SendOutcome.NotNow("line.no-connection", null), await line.SendAsync(way));
    }

    [Theory]
    [InlineData("reply")]
    [InlineData("push")]
    public async Task A_host_without_a_name_took_nothing(string way)
    {
        using var line = new StubbedLine(new() { ["Line:ApiBaseUrl"] = "http://line.invalid", ["Line:ChannelAccessToken"] = "long" });

        Assert.Equal(new SendOutcome.NotNow("line.no-connection", null), await line.SendAsync(way));
    }

    [Theory]
    [InlineData("reply")]
    [InlineData("push")]
    public async Task A_connection_that_hangs_before_the_request_could_leave_took_nothing(string way)
    {
        // Accepts connections and never speaks TLS.
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        var address = $"https://127.0.0.1:{((IPEndPoint)mute.LocalEndpoint).Port}";
        using var line = new StubbedLine(
            new() { ["Line:ApiBaseUrl"] = address, ["Line:ChannelAccessToken"] = "long" },
            TimeSpan.FromMilliseconds(500)
        );

        Assert.Equal(new SendOutcome.NotNow("line.no-connection", null), await line.SendAsync(way));
    }

    [Theory]
    [InlineData("reply")]
    [InlineData("push")]
    public async Task A_connection_cut_after_the_request_is_ambiguous_and_the_request_went_out_once(string way)
    {
        // The first call is answered, so that the second goes over a kept connection: a client may be tempted to repeat that one.
        using var cut = new CuttingServer();
        using var line = new StubbedLine(new() { ["Line:ApiBaseUrl"] = cut.Url, ["Line:ChannelAccessToken"] = "long" });

        Assert.IsType<SendOutcome.Sent>(await line.SendAsync(way));
        Assert.Equal(new SendOutcome.Ambiguous("line.no-answer"), await line.SendAsync(way));
        Assert.Equal((2, 1), (cut.Requests, cut.Connections));
    }

    [Fact]
    public async Task An_account_that_is_not_configured_any_more_is_tried_again_later()
    {
        using var line = new StubbedLine();

        Assert.Equal(new SendOutcome.NotNow("line.account", TimeSpan.FromMinutes(1)), await line.PushAsync("gone"));
        Assert.Empty(line.Api.LogEntries);
    }

    [Fact]
    public async Task Every_account_sends_with_its_own_token()
    {
        using var line = new StubbedLine(new() { ["Line:Accounts:family:ChannelAccessToken"] = "family-token" });
        line.Selling().Answering(Push, 200);
        using var other = new StubbedLine(
            new() { ["Line:Accounts:family:ChannelAccessToken"] = "family-token", ["Line:Accounts:family:ApiBaseUrl"] = line.Api.Url }
        );

        Assert.IsType<SendOutcome.Sent>(await other.PushAsync("family"));
        Assert.Equal("Bearer family-token", line.Requests(Push).Single().Headers!["Authorization"].Single());
    }

    [Fact]
    public async Task The_log_of_a_refusal_names_endpoint_status_and_request_and_nothing_else()
    {
        using var line = new StubbedLine().Selling().Answering(Reply, 400, """{"message":"Invalid reply token"}""");

        await line.ReplyAsync();

        var entry = Assert.Single(line.Logs.All, l => l.Level == LogLevel.Warning);
        Assert.Equal($"LINE {Reply}: status 400, request {StubbedLine.RequestId}", entry.Message);
        Assert.DoesNotContain("reply-token", line.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("token-1", line.Logs.Text, StringComparison.Ordinal);
    }

    /// <summary>Answers the first request of a connection with 200, reads the second whole and hangs up.</summary>
    private sealed class CuttingServer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private int requests;
        private int connections;

        public CuttingServer()
        {
            listener.Start();
            _ = ServeAsync();
        }

        public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

        public int Requests => Volatile.Read(ref requests);

        public int Connections => Volatile.Read(ref connections);

        public void Dispose() => listener.Dispose();

        private async Task ServeAsync()
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref connections);
                var stream = client.GetStream();
                await ReadRequestAsync(stream);
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray());
                await ReadRequestAsync(stream);
            }
        }

        private async Task ReadRequestAsync(NetworkStream stream)
        {
            var text = new StringBuilder();
            var buffer = new byte[4096];
            while (!IsWhole(text.ToString()))
            {
                var read = await stream.ReadAsync(buffer);
                if (read == 0)
                    return;
                text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }

            Interlocked.Increment(ref requests);
        }

        private static bool IsWhole(string text)
        {
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                return false;
            const string Name = "Content-Length: ";
            var at = text.IndexOf(Name, StringComparison.OrdinalIgnoreCase) + Name.Length;
            return text.Length - end - 4
                >= int.Parse(text.AsSpan(at, text.IndexOf('\r', at) - at), System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
