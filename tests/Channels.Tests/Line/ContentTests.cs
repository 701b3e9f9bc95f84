using System.Net;
using System.Net.Sockets;
using Channels.Bot.Activities;
using Channels.Tests.Support.Doubles;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace Channels.Tests.Line;

/// <summary>Fetching what a person sent: from LINE's content host only, whole or not at all.</summary>
public sealed class ContentTests
{
    private const string Path = "/v2/bot/message/400001/content";

    [Fact]
    public async Task Content_comes_from_the_data_host_with_the_token()
    {
        byte[] photo = [0xFF, 0xD8, 0xFF, 0, 1, 2];
        using var line = new StubbedLine().Selling();
        Content(line, Response.Create().WithStatusCode(200).WithBody(photo));

        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(line));

        Assert.Equal(photo, fetched.Content);
        Assert.Equal("Bearer token-1", Assert.Single(line.Data.LogEntries).RequestMessage!.Headers!["Authorization"].Single());
        Assert.Equal("GET", line.Data.LogEntries.Single().RequestMessage!.Method);
        Assert.Equal(["/oauth2/v3/token"], line.Api.LogEntries.Select(e => e.RequestMessage!.Path));
    }

    [Theory]
    [InlineData(202, "line.202", true)]
    [InlineData(410, "line.410", false)]
    [InlineData(401, "line.401", true)]
    [InlineData(429, "line.429", true)]
    [InlineData(500, "line.500", true)]
    [InlineData(302, "line.302", true)]
    public async Task Any_other_answer_says_whether_to_ask_again(int status, string code, bool again)
    {
        using var line = new StubbedLine().Selling();
        Content(line, Response.Create().WithStatusCode(status).WithHeader("Location", line.Data.Url + "/elsewhere"));

        Assert.Equal(again ? new FetchOutcome.NotYet(code) : new FetchOutcome.Gone(code), await FetchAsync(line));
        Assert.Empty(line.Requests("/elsewhere"));
    }

    [Theory]
    [InlineData(429, "90", 90)]
    [InlineData(503, "Tue, 31 Dec 2199 23:59:59 GMT", 24 * 60 * 60)]
    [InlineData(503, "soon", null)]
    public async Task When_LINE_says_when_it_is_not_asked_before(int status, string retryAfter, int? seconds)
    {
        using var line = new StubbedLine().Selling();
        Content(line, Response.Create().WithStatusCode(status).WithHeader("Retry-After", retryAfter));

        Assert.Equal(
            new FetchOutcome.NotYet($"line.{status}") { After = seconds is { } s ? TimeSpan.FromSeconds(s) : null },
            await FetchAsync(line)
        );
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    public async Task What_LINE_does_not_know_may_not_be_ready_yet_and_is_asked_for_a_short_while(int status)
    {
        using var line = new StubbedLine().Selling();
        Content(line, Response.Create().WithStatusCode(status));

        Assert.Equal(new FetchOutcome.NotYet($"line.{status}", TimeSpan.FromMinutes(2)), await FetchAsync(line));
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public async Task Content_over_the_limit_is_not_kept(int size, bool kept)
    {
        using var line = new StubbedLine().Selling();
        Content(line, Response.Create().WithStatusCode(200).WithBody(new byte[size]));

        var outcome = await FetchAsync(line);

        Assert.Equal(kept, outcome is FetchOutcome.Fetched);
        if (!kept)
            Assert.Equal(new FetchOutcome.Gone("file.size"), outcome);
    }

    [Fact]
    public async Task Content_over_the_limit_that_does_not_say_its_size_is_not_kept_either()
    {
        using var server = new RawServer(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + string.Concat(Enumerable.Repeat("64\r\n" + new string('x', 100) + "\r\n", 11))
                + "0\r\n\r\n"
        );
        using var line = new StubbedLine(new() { ["Line:ApiDataBaseUrl"] = server.Url, ["Line:ChannelAccessToken"] = "long" });

        Assert.Equal(new FetchOutcome.Gone("file.size"), await FetchAsync(line));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nhalf", false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nhalf", true)]
    [InlineData("", false)]
    [InlineData("", true)]
    public async Task Content_that_breaks_off_or_stops_coming_is_asked_for_again(string answer, bool hangs)
    {
        using var server = new RawServer(answer, hangs);
        using var line = new StubbedLine(
            new() { ["Line:ApiDataBaseUrl"] = server.Url, ["Line:ChannelAccessToken"] = "long" },
            hangs ? TimeSpan.FromMilliseconds(500) : null
        );

        Assert.Equal(new FetchOutcome.NotYet("line.no-answer"), await FetchAsync(line).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Without_a_token_it_is_asked_for_later()
    {
        using var line = new StubbedLine().Answering("/oauth2/v3/token", 500);

        Assert.Equal(new FetchOutcome.NotYet("line.token"), await FetchAsync(line));
    }

    [Theory]
    [InlineData("https://example.com/photo.jpg")]
    [InlineData("file:///etc/passwd")]
    [InlineData("LINE:1")]
    [InlineData("")]
    public async Task A_source_that_is_not_LINEs_is_never_called(string source)
    {
        using var line = new StubbedLine().Selling();

        Assert.Equal(new FetchOutcome.Gone("line.source"), await line.Channel.FetchAsync("default", source, 1000, CancellationToken.None));
        Assert.Empty(line.Api.LogEntries);
    }

    [Fact]
    public async Task A_message_id_cannot_lead_to_another_address()
    {
        using var line = new StubbedLine().Selling();

        await line.Channel.FetchAsync("default", "line:1/../../x?a#b", 1000, CancellationToken.None);

        Assert.EndsWith(
            "/v2/bot/message/1%2F..%2F..%2Fx%3Fa%23b/content",
            Assert.Single(line.Data.LogEntries).RequestMessage!.AbsoluteUrl,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_account_that_is_gone_has_no_content()
    {
        using var line = new StubbedLine().Selling();

        Assert.Equal(new FetchOutcome.Gone("line.account"), await line.Channel.FetchAsync("gone", "line:1", 1000, CancellationToken.None));
    }

    private static Task<FetchOutcome> FetchAsync(StubbedLine line) =>
        line.Channel.FetchAsync("default", "line:400001", 1000, CancellationToken.None);

    private static void Content(StubbedLine line, IResponseBuilder response) =>
        line.Data.Given(Request.Create().WithPath(Path)).RespondWith(response);

    /// <summary>Answers every connection with the same bytes, then hangs up or says nothing more.</summary>
    private sealed class RawServer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly List<TcpClient> held = [];
        private readonly byte[] answer;
        private readonly bool hangs;

        public RawServer(string answer, bool hangs = false)
        {
            (this.answer, this.hangs) = (System.Text.Encoding.ASCII.GetBytes(answer), hangs);
            listener.Start();
            _ = ServeAsync();
        }

        public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

        public void Dispose()
        {
            listener.Dispose();
            held.ForEach(c => c.Dispose());
        }

        private async Task ServeAsync()
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096]);
                await stream.WriteAsync(answer);
                if (hangs)
                    held.Add(client);
                else
                    client.Dispose();
            }
        }
    }
}
