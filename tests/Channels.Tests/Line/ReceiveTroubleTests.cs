using System.Net.Sockets;
using System.Text;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Data;
using Channels.Bot.Data.Dialects;
using Channels.Simulator;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Channels.Tests.Line;

/// <summary>Limits, accounts, a store that fails, senders that vanish, and a bot or a LINE that hangs.</summary>
public sealed class ReceiveTroubleTests
{
    private static readonly Dictionary<string, string> TwoAccounts = new()
    {
        ["Line:Accounts:Family:ChannelSecrets:0"] = "family-secret",
        ["Line:Accounts:ward:ChannelSecrets:0"] = "ward-secret",
        ["Line:Accounts:empty:ChannelId"] = "2",
        ["Line:MaxBodyBytes"] = "2000",
    };

    [Fact]
    public async Task A_body_of_the_limit_is_taken_and_one_byte_more_is_413()
    {
        await using var door = await LineDoor.OpenAsync(TwoAccounts);
        byte[] fits = [.. LineDoor.Body(LineDoor.Text("fits")), .. Enumerable.Repeat((byte)' ', 2000)];
        byte[] over = [.. fits[..2000], (byte)' '];

        Assert.Equal(200, await door.PostAsync(fits[..2000]));
        Assert.Equal(413, await door.PostAsync(over));
        Assert.Single(await door.NewRowsAsync());
    }

    [Theory]
    [InlineData(2000, 200)]
    [InlineData(2001, 413)]
    [InlineData(3_000_000, 413)]
    public async Task The_limit_also_holds_for_a_body_that_does_not_say_its_length(int size, int status)
    {
        await using var door = await LineDoor.OpenAsync(TwoAccounts);
        byte[] body = [.. LineDoor.Body(LineDoor.Text("chunked")), .. Enumerable.Repeat((byte)' ', size)];
        body = body[..size];
        using var request = LineDoor.Request(new StreamContent(new MemoryStream(body)), LineDoor.Sign(body, door.Secret));
        request.Headers.TransferEncodingChunked = true;

        using var response = await door.App.Http.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 200 ? 1 : 0, (await door.NewRowsAsync()).Count);
    }

    [Fact]
    public async Task Every_account_has_its_own_address_and_secret()
    {
        await using var door = await LineDoor.OpenAsync(TwoAccounts);
        var body = LineDoor.Body(LineDoor.Text("mine"));
        Task<int> Post(string secret, string path) => door.PostAsync(body, LineDoor.Sign(body, secret), path: path);

        Assert.Equal(200, await Post("family-secret", "/webhooks/line/Family"));
        Assert.Equal(401, await Post("family-secret", "/webhooks/line/ward"));
        Assert.Equal(401, await Post("family-secret", "/webhooks/line"));
        Assert.Equal(401, await Post(door.Secret, "/webhooks/line/Family"));
        Assert.Equal(401, await Post("", "/webhooks/line/empty"));
        Assert.Equal(404, await Post("family-secret", "/webhooks/line/nobody"));

        // The same event id of another account is another event, and the same person there another conversation.
        Assert.Equal(200, await Post("ward-secret", "/webhooks/line/ward"));
        Assert.Equal(200, await Post(door.Secret, "/webhooks/line/default"));
        Assert.Equal(200, await Post(door.Secret, "/webhooks/line"));
        var rows = await door.NewRowsAsync();
        Assert.Equal(["Family", "ward", "default"], rows.Select(r => r.Row.Account));
        Assert.Equal(3, rows.Select(r => r.Row.ConversationKey).Distinct().Count());
    }

    [Fact]
    public async Task An_account_is_the_same_however_its_name_is_written_in_the_address()
    {
        await using var door = await LineDoor.OpenAsync(TwoAccounts);
        var body = LineDoor.Body(LineDoor.Text("case"));

        Assert.Equal(200, await door.PostAsync(body, LineDoor.Sign(body, "family-secret"), path: "/webhooks/line/family"));
        Assert.Equal(200, await door.PostAsync(body, LineDoor.Sign(body, "family-secret"), path: "/webhooks/line/FAMILY"));
        Assert.Equal(200, await door.PostAsync(body, path: "/webhooks/line/DEFAULT", signature: LineDoor.Sign(body, door.Secret)));
        Assert.Equal(["Family", "default"], (await door.NewRowsAsync()).Select(r => r.Row.Account));
    }

    [Fact]
    public async Task A_webhook_passed_on_by_another_system_is_taken_like_the_original()
    {
        await using var door = await LineDoor.OpenAsync();
        var body = LineDoor.Body(LineDoor.Text("forwarded"));
        using var request = LineDoor.Request(new ByteArrayContent(body), LineDoor.Sign(body, door.Secret));
        request.Content!.Headers.ContentType = null;
        request.Headers.TryAddWithoutValidation("User-Agent", "other-system/1.0");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "192.0.2.7");
        request.Headers.TryAddWithoutValidation("Via", "1.1 forwarder");

        using var response = await door.App.Http.SendAsync(request);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Single(await door.NewRowsAsync());
    }

    [Fact]
    public async Task When_storing_fails_the_answer_is_500_and_the_same_webhook_succeeds_later()
    {
        var breakable = new Breakable();
        await using var door = await LineDoor.OpenAsync(configure: breakable.Wrap);
        var body = LineDoor.Body(LineDoor.Text("later-1"), LineDoor.Text("later-2"));

        breakable.Broken = true;
        Assert.Equal(500, await door.PostAsync(body));
        Assert.Equal(200, await door.PostAsync(LineDoor.Body()));
        breakable.Broken = false;
        Assert.Empty(await door.NewRowsAsync());

        Assert.Equal(200, await door.PostAsync(body));
        Assert.Equal(["later-1", "later-2"], (await door.NewRowsAsync()).Select(r => r.EventId));
        Assert.Contains(
            door.App.Logs.All,
            l => l.Level == LogLevel.Error && l.Message.Contains("could not be stored", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_answer_waits_neither_for_a_turn_nor_for_LINE()
    {
        var step = new HeldStep();
        await using var app = await ChannelsApp.StartAsync(step: step);
        var body = LineDoor.Body(LineDoor.Text("held-1"), LineDoor.Text("held-2", user: "Uheld"));
        app.Line.Platform.Faults.Next(ApiKind.Reply, Fault.Slow(TimeSpan.FromHours(1)), calls: 10);

        try
        {
            using var first = LineDoor.Request(new ByteArrayContent(body), LineDoor.Sign(body, app.Line.ChannelSecret));
            using var answered = await app.Http.SendAsync(first);
            Assert.Equal(200, (int)answered.StatusCode);
            await step.Entered.WaitAsync(EmulatedLine.Patience);

            // Workers are stuck in a turn now; the door is not.
            Assert.Equal(WebhookOutcome.Received, (await app.Line.SayAsync(app.Line.Taro, "もしもし")).Delivery.First.Outcome);
        }
        finally
        {
            step.Release();
        }

        // And now they are stuck in a call that LINE does not answer.
        await Until.TrueAsync(async () =>
            await app.Store.ReadAsync((db, stop) => db.Outgoing.CountAsync(m => m.ReplyStartedAt != null, stop), default) > 0
        );
        Assert.Equal(WebhookOutcome.Received, (await app.Line.SayAsync(app.Line.Taro, "まだですか")).Delivery.First.Outcome);
    }

    [Theory]
    [InlineData("Content-Length: 5000\r\n\r\n{\"events\":[{\"type\":\"follow\",\"webhookEventId\":\"cut\"}]}", true)]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n20\r\n{\"events\":[]}", true)]
    [InlineData("Connection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{\"events\":[]}\r\n0\r\n\r\n", false)]
    public async Task A_sender_that_breaks_off_or_frames_its_body_badly_leaves_no_trace_and_no_alarm(string rest, bool breaksOff)
    {
        Logs logs;
        await using (var door = await LineDoor.OpenAsync())
        {
            logs = door.App.Logs;
            using var client = new TcpClient();
            await client.ConnectAsync(door.App.Root.Host, door.App.Root.Port);
            var stream = client.GetStream();
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes(
                    $"POST /webhooks/line HTTP/1.1\r\nHost: x\r\nx-line-signature: {LineDoor.DocumentedSignature}\r\n{rest}"
                )
            );
            if (breaksOff)
                client.Client.Shutdown(SocketShutdown.Send);
            using var answer = new StreamReader(stream);
            var text = await answer.ReadToEndAsync().WaitAsync(EmulatedLine.Patience);
            Assert.StartsWith(breaksOff ? "" : "HTTP/1.1 400", text, StringComparison.Ordinal);
            Assert.DoesNotContain("HTTP/1.1 200", text, StringComparison.Ordinal);

            Assert.Empty(await door.NewRowsAsync());
            Assert.Equal(200, await door.PostAsync(LineDoor.Body(LineDoor.Text("next"))));
        }

        // Stopped: whatever the handler had to say is said.
        Assert.DoesNotContain(logs.All, l => l.Level >= LogLevel.Error);
    }

    /// <summary>A step that stays inside until it is released, then answers.</summary>
    private sealed class HeldStep : ITurnStep
    {
        private readonly TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim released = new();

        public Task Entered => entered.Task;

        public void Release() => released.Set();

        public TurnResult Step(ConversationState state, Activity input, TurnContext context)
        {
            entered.TrySetResult();
            released.Wait(EmulatedLine.Patience);
            return new TurnResult(state, [Activity.Message("はい")], []);
        }
    }

    /// <summary>The product's store, with a switch.</summary>
    private sealed class Breakable
    {
        public bool Broken { get; set; }

        public void Wrap(IServiceCollection services)
        {
            var real = services.Single(s => s.ServiceType == typeof(IStore));
            services.Remove(real);
            services.AddSingleton<IStore>(p => new Store((IStore)real.ImplementationFactory!(p), this));
        }

        private sealed class Store(IStore inner, Breakable owner) : IStore, IAsyncDisposable
        {
            public Dialect Dialect => inner.Dialect;

            public Task<T> ReadAsync<T>(Func<ChannelsDb, CancellationToken, Task<T>> query, CancellationToken cancellationToken) =>
                inner.ReadAsync(query, cancellationToken);

            public Task<T> WriteAsync<T>(Func<ChannelsDb, CancellationToken, Task<Written<T>>> work, CancellationToken cancellationToken) =>
                owner.Broken ? throw new IOException("no space left on the device") : inner.WriteAsync(work, cancellationToken);

            public ValueTask DisposeAsync() => ((IAsyncDisposable)inner).DisposeAsync();
        }
    }
}
