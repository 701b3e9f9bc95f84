namespace Channels.Simulator;

/// <summary>Holds an event back until another one comes (or nobody else came in time), to send both together or in reverse order.</summary>
internal sealed class WebhookGathering(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Held> _held = [];

    public delegate Task<WebhookDelivery> Send(IReadOnlyList<WebhookEvent> events, WebhookBehaviour behaviour);

    public async Task<WebhookDelivery> AddAsync(EmulatedChannel channel, WebhookEvent item, WebhookBehaviour how, Send send)
    {
        Held? partner;
        Held? mine = null;
        lock (_gate)
        {
            if (!_held.Remove(channel.Name, out partner))
                _held[channel.Name] = mine = new Held(item);
        }

        if (mine is not null)
            return await WaitForPartnerAsync(channel, mine, how, send);
        try
        {
            var together = how.Gathering == Gathering.Together;
            var delivery = await send(together ? [partner!.Event, item] : [item], how);
            partner!.Partner.TrySetResult(together ? delivery : null);
            return delivery;
        }
        finally
        {
            // Only reached without a result when the platform is being switched off.
            partner!.Partner.TrySetCanceled(CancellationToken.None);
        }
    }

    private async Task<WebhookDelivery> WaitForPartnerAsync(EmulatedChannel channel, Held mine, WebhookBehaviour how, Send send)
    {
        try
        {
            // Together: the partner sent this event too. Reversed: the partner went first, now it is our turn.
            return await mine.Partner.Task.WaitAsync(how.GatheringWait, time) ?? await send([mine.Event], how);
        }
        catch (TimeoutException)
        {
            bool alone;
            lock (_gate)
            {
                alone = _held.GetValueOrDefault(channel.Name) == mine;
                if (alone)
                    _held.Remove(channel.Name);
            }

            // Somebody may have come in the last moment: then the request is already on its way.
            return (alone ? null : await mine.Partner.Task) ?? await send([mine.Event], how);
        }
    }

    private sealed class Held(WebhookEvent item)
    {
        public WebhookEvent Event { get; } = item;

        public TaskCompletionSource<WebhookDelivery?> Partner { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
