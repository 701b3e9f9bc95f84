using System.Collections.Concurrent;

namespace Channels.Simulator;

/// <summary>
/// Delivers events to a channel's webhook as the LINE platform does: signed, two seconds to answer, redelivered when
/// that is on and no 2xx came. Never throws because of the receiver; every attempt is in the emulator's log.
/// </summary>
internal sealed class WebhookSender : IAsyncDisposable
{
    private readonly LineEmulator _emulator;
    private readonly ConcurrentDictionary<Task, byte> _running = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly WebhookGathering _gathering;
    private readonly WebhookRequests _requests;
    private HttpMessageInvoker _http;
    private int _waiting;

    /// <summary>A sender without anything under way.</summary>
    /// <param name="emulator">The platform it sends for.</param>
    /// <param name="handler">What carries the requests; the sender disposes it.</param>
    public WebhookSender(LineEmulator emulator, HttpMessageHandler handler)
    {
        _emulator = emulator;
        _gathering = new WebhookGathering(emulator.Time);
        _http = new HttpMessageInvoker(handler);
        _requests = new WebhookRequests(emulator, () => _http);
    }

    /// <summary>Redeliveries whose pause is running; a test may let time pass once they are planned.</summary>
    public int WaitingRedeliveries => Volatile.Read(ref _waiting);

    /// <summary>A handler for real sockets: no proxy, no redirects.</summary>
    public static SocketsHttpHandler NewHandler() =>
        new()
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = 256,
        };

    /// <summary>Sends through another handler from now on, for example that of an in-process test server.</summary>
    public void SendThrough(HttpMessageHandler another)
    {
        _http.Dispose();
        _http = new HttpMessageInvoker(another);
    }

    /// <summary>Sends one event, alone or gathered with another, as the channel's behaviour says.</summary>
    /// <returns>After the first attempt of the request that carried the event.</returns>
    public async Task<WebhookDelivery> SendAsync(EmulatedChannel channel, WebhookEvent item, WebhookBehaviour? behaviour = null)
    {
        var how = behaviour ?? channel.Behaviour;
        return how.Gathering == Gathering.None
            ? await SendTogetherAsync(channel, [item], how)
            : await _gathering.AddAsync(channel, item, how, (events, b) => SendTogetherAsync(channel, events, b));
    }

    /// <summary>Sends the events in one request.</summary>
    /// <returns>After the first attempt.</returns>
    public async Task<WebhookDelivery> SendTogetherAsync(
        EmulatedChannel channel,
        IReadOnlyList<WebhookEvent> events,
        WebhookBehaviour? behaviour = null
    )
    {
        var how = behaviour ?? channel.Behaviour;
        if (how.Delay > TimeSpan.Zero)
            await Task.Delay(how.Delay, _emulator.Time, _stopping.Token);
        var body = WebhookBody.Of(channel.BotUserId, events, isRedelivery: false);
        var first = await _requests.SendAsync(channel, events, body, how, isRedelivery: false, _stopping.Token);
        return new WebhookDelivery(first, Track(FinishAsync(channel, events, how, body, first)));
    }

    /// <summary>Signs and sends bytes as they are, whatever they mean; <paramref name="signature"/> overrides the right one.</summary>
    public Task<WebhookAttempt> SendRawAsync(EmulatedChannel channel, byte[] body, string? signature = null) =>
        _requests.SendAsync(channel, [], body, channel.Behaviour, isRedelivery: false, _stopping.Token, signature);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running.Keys);
        _stopping.Dispose();
        _http.Dispose();
    }

    private async Task PauseAsync(TimeSpan pause)
    {
        var over = Task.Delay(pause, _emulator.Time, _stopping.Token);
        Interlocked.Increment(ref _waiting);
        _emulator.Changes.Raise();
        try
        {
            await over;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private async Task<IReadOnlyList<WebhookAttempt>> FinishAsync(
        EmulatedChannel channel,
        IReadOnlyList<WebhookEvent> events,
        WebhookBehaviour how,
        byte[] body,
        WebhookAttempt first
    )
    {
        var attempts = new List<WebhookAttempt> { first };
        try
        {
            for (var i = 0; i < how.Duplicates; i++)
                attempts.Add(await _requests.SendAsync(channel, events, body, how, isRedelivery: false, _stopping.Token));

            var again = WebhookBody.Of(channel.BotUserId, events, isRedelivery: true);
            foreach (var pause in how.Redelivery)
            {
                if (attempts[^1].Succeeded)
                    break;
                await PauseAsync(pause);
                attempts.Add(await _requests.SendAsync(channel, events, again, how, isRedelivery: true, _stopping.Token));
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The platform is being switched off: what was not redelivered yet never will be.
        }

        return attempts;
    }

    private Task<IReadOnlyList<WebhookAttempt>> Track(Task<IReadOnlyList<WebhookAttempt>> work)
    {
        if (work.IsCompleted)
            return work;
        _running.TryAdd(work, 0);
        _ = work.ContinueWith(
            t => _running.TryRemove(t, out _),
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default
        );
        return work;
    }
}
