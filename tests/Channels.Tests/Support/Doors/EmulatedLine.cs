using System.Text.Json.Nodes;
using Channels.Simulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Channels.Tests.Support.Doors;

/// <summary>
/// A LINE platform for tests: the emulator on a real socket, people with phones, and waits that end when the condition
/// holds. Set <see cref="DeliverTo"/> to the bot's webhook, give the bot <see cref="ApiBaseUrl"/>,
/// <see cref="ApiDataBaseUrl"/>, <see cref="ChannelId"/> and <see cref="ChannelSecret"/>, and act.
/// </summary>
internal sealed class EmulatedLine : IAsyncDisposable
{
    /// <summary>How long a wait lasts unless told otherwise; real time, generous for a busy machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WebApplication _app;

    private EmulatedLine(WebApplication app, LineEmulator platform, WebhookSender sender)
    {
        _app = app;
        Platform = platform;
        Sender = sender;
        var root = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Root = new Uri(root);
        Channel = AddAccount("default");

        // LINE's two seconds are about a server that has them; tests of those two seconds say so themselves.
        Channel.Behaviour = WebhookBehaviour.Default with
        {
            Timeout = Patience,
        };
        Hanako = platform.AddUser("はなこ");
        Taro = platform.AddUser("たろう");
    }

    public LineEmulator Platform { get; }

    public WebhookSender Sender { get; }

    /// <summary>The default account.</summary>
    public EmulatedChannel Channel { get; }

    public EmulatedUser Hanako { get; }

    public EmulatedUser Taro { get; }

    /// <summary>The server's own address.</summary>
    public Uri Root { get; }

    /// <summary>What stands for https://api.line.me, without a slash at the end.</summary>
    public string ApiBaseUrl => new Uri(Root, "/api").ToString();

    /// <summary>What stands for https://api-data.line.me, without a slash at the end.</summary>
    public string ApiDataBaseUrl => new Uri(Root, "/api-data").ToString();

    public string ChannelId => Channel.ChannelId;

    public string ChannelSecret => Channel.Secret;

    /// <summary>Every API call the bot made, oldest first.</summary>
    public IReadOnlyList<ApiCall> Calls => Platform.Calls.ToList();

    /// <summary>Starts on a free port of the loopback address.</summary>
    /// <param name="time">The platform's clock; the real one when left out.</param>
    public static async Task<EmulatedLine> StartAsync(TimeProvider? time = null)
    {
        // Empty: the product's settings files lie beside the test assembly and must not reach this server.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var platform = new LineEmulator(time ?? TimeProvider.System);
        builder.Services.AddSingleton(platform);
        var app = builder.Build();
        app.MapLineEmulator("");
        await app.StartAsync();
        return new EmulatedLine(app, platform, new WebhookSender(platform, WebhookSender.NewHandler()));
    }

    /// <summary>Adds a further official account.</summary>
    public EmulatedChannel AddAccount(string name) =>
        Platform.AddChannel(new EmulatedChannel(name, "20" + LineIds.Hex(4), LineIds.Hex(16)));

    /// <summary>Where the default account's webhooks go.</summary>
    /// <param name="webhook">The address, for example <c>http://127.0.0.1:5080/webhooks/line</c>.</param>
    /// <param name="handler">What carries them, when the bot is an in-process test server.</param>
    public void DeliverTo(Uri webhook, HttpMessageHandler? handler = null)
    {
        Channel.WebhookUrl = webhook;
        if (handler is not null)
            Sender.SendThrough(handler);
    }

    /// <summary>The phone of a person, with the chat of the default or the given account open.</summary>
    public Phone PhoneOf(EmulatedUser user, EmulatedChannel? channel = null) => new(Platform, Sender, channel ?? Channel, user);

    public Task<SentEvent> SayAsync(EmulatedUser user, string text) => PhoneOf(user).SayAsync(text);

    /// <summary>Taps a quick reply on the screen or a button by its label.</summary>
    public Task<SentEvent> TapAsync(EmulatedUser user, string label) => PhoneOf(user).TapAsync(label);

    public Task<SentEvent> PostbackAsync(EmulatedUser user, string data, JsonObject? parameters = null) =>
        PhoneOf(user).PostbackAsync(data, parameters);

    /// <summary>Picks a date in a date picker: postback with <c>params.date</c>.</summary>
    public Task<SentEvent> PickDateAsync(EmulatedUser user, string data, DateOnly date) =>
        PostbackAsync(
            user,
            data,
            new JsonObject { ["date"] = date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }
        );

    /// <summary>Sends a picture; without bytes a valid one-pixel PNG.</summary>
    public Task<SentEvent> PhotoAsync(EmulatedUser user, byte[]? bytes = null, int preparingAnswers = 0) =>
        PhoneOf(user).PhotoAsync(bytes ?? OnePixel(), preparingAnswers: preparingAnswers);

    /// <summary>Sends several pictures chosen together: one event each, in the given order of arrival.</summary>
    /// <param name="user">Who sends.</param>
    /// <param name="arrival">1-based indexes in the order in which their events are sent, for example 2, 3, 1.</param>
    public async Task<IReadOnlyList<SentEvent>> PhotoSetAsync(EmulatedUser user, params int[] arrival)
    {
        var set = LineIds.Hex(16);
        var sent = new List<SentEvent>();
        foreach (var index in arrival)
            sent.Add(await PhoneOf(user).PhotoAsync(OnePixel(), (set, index, arrival.Length)));
        return sent;
    }

    public Task<SentEvent> StickerAsync(EmulatedUser user) => PhoneOf(user).StickerAsync("900001", "1", ["OK"]);

    public Task<SentEvent> LocationAsync(EmulatedUser user, double latitude = 33.8834, double longitude = 130.8752) =>
        PhoneOf(user).LocationAsync(null, "北九州市小倉北区城内1", latitude, longitude);

    public Task<SentEvent> UnsendAsync(EmulatedUser user, string messageId) => PhoneOf(user).UnsendAsync(messageId);

    public Task<SentEvent> FollowAsync(EmulatedUser user) => PhoneOf(user).FollowAsync();

    public Task<SentEvent> BlockAsync(EmulatedUser user) => PhoneOf(user).BlockAsync();

    /// <summary>What the person sees in the chat, oldest first.</summary>
    public IReadOnlyList<Bubble> Transcript(EmulatedUser user) => PhoneOf(user).Chat.Bubbles;

    /// <summary>The labels of the quick replies on the person's screen now.</summary>
    public IReadOnlyList<string> QuickReplies(EmulatedUser user) => PhoneOf(user).Chat.QuickReplies?.QuickReplyLabels ?? [];

    /// <summary>Waits for a bubble of the bot that <paramref name="predicate"/> accepts; the newest one if there are several.</summary>
    /// <exception cref="TimeoutException">None came; the message holds the whole transcript.</exception>
    public async Task<Bubble> WaitForReplyAsync(EmulatedUser user, Func<Bubble, bool> predicate, TimeSpan? timeout = null)
    {
        using var patience = new CancellationTokenSource(timeout ?? Patience);
        try
        {
            return await Platform.Changes.WaitAsync(() => Transcript(user).LastOrDefault(b => b.FromBot && predicate(b)), patience.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"The awaited reply to {user.DisplayName} did not come. The chat:\n{Describe(user)}", late);
        }
    }

    /// <summary>Waits for a bubble of the bot that contains <paramref name="text"/>.</summary>
    public Task<Bubble> WaitForReplyAsync(EmulatedUser user, string text, TimeSpan? timeout = null) =>
        WaitForReplyAsync(user, b => b.Text.Contains(text, StringComparison.Ordinal), timeout);

    /// <summary>Notes what is on the screen, acts, and waits for the next bubble of the bot; none can slip through between.</summary>
    /// <param name="user">The person.</param>
    /// <param name="act">What the person does.</param>
    /// <param name="timeout">Real time to wait.</param>
    public async Task<Bubble> AnswerToAsync(EmulatedUser user, Func<Task> act, TimeSpan? timeout = null)
    {
        var seen = Transcript(user).Select(b => b.Id).ToHashSet();
        await act();
        return await WaitForReplyAsync(user, b => !seen.Contains(b.Id), timeout);
    }

    /// <summary>Says something and waits for the next bubble of the bot.</summary>
    public Task<Bubble> AnswerToAsync(EmulatedUser user, string text, TimeSpan? timeout = null) =>
        AnswerToAsync(user, () => SayAsync(user, text), timeout);

    /// <summary>Waits for an API call that <paramref name="predicate"/> accepts.</summary>
    /// <exception cref="TimeoutException">None came; the message lists the calls that did.</exception>
    public async Task<ApiCall> WaitForCallAsync(Func<ApiCall, bool> predicate, TimeSpan? timeout = null)
    {
        using var patience = new CancellationTokenSource(timeout ?? Patience);
        try
        {
            return await Platform.Changes.WaitAsync(() => Calls.FirstOrDefault(predicate), patience.Token);
        }
        catch (OperationCanceledException late)
        {
            var calls = string.Join('\n', Calls.Select(c => $"{c.Kind} {c.Status} {c.Remark}"));
            throw new TimeoutException($"The awaited call did not come. The calls:\n{calls}", late);
        }
    }

    /// <summary>The chat as text, for messages of failing tests.</summary>
    public string Describe(EmulatedUser user) =>
        string.Join(
            '\n',
            Transcript(user).Select(b => $"{(b.FromBot ? "bot" : user.DisplayName)}: {(b.Unsent ? "(unsent)" : b.Text)} [{b.Kind}]")
        );

    public async ValueTask DisposeAsync()
    {
        await Sender.DisposeAsync();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    /// <summary>The smallest picture there is.</summary>
    public static byte[] OnePixel() =>
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}
