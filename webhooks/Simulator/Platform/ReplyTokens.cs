namespace Channels.Simulator;

/// <summary>
/// Reply tokens: usable once, for one minute after the delivery of their event; a redelivery opens that minute again,
/// but never beyond 20 minutes after the event happened.
/// </summary>
internal sealed class ReplyTokens(TimeProvider time)
{
    public static readonly TimeSpan LifeAfterDelivery = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan LifeAfterEvent = TimeSpan.FromMinutes(20);
    private const int Capacity = 200_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _tokens = [];
    private readonly Queue<Entry> _byAge = new();

    /// <summary>A new token for an event; it works only after <see cref="Delivered"/>.</summary>
    public string Issue(EmulatedChannel channel, EmulatedUser user, string eventId, DateTimeOffset eventTime)
    {
        var entry = new Entry(LineIds.Hex(16), channel, user, eventId, eventTime);
        lock (_gate)
        {
            Prune();
            _tokens.Add(entry.Token, entry);
            _byAge.Enqueue(entry);
        }

        return entry.Token;
    }

    /// <summary>The event was handed to the webhook (again): the token's minute begins (again).</summary>
    public void Delivered(string token)
    {
        lock (_gate)
        {
            if (_tokens.TryGetValue(token, out var entry))
                entry.ValidUntil = Earlier(time.GetUtcNow() + LifeAfterDelivery, entry.EventTime + LifeAfterEvent);
        }
    }

    /// <summary>Uses the token up when it is valid, and says whose it is when it is known.</summary>
    public (ReplyTokenState State, EmulatedUser? User, string? EventId) Use(EmulatedChannel channel, string token)
    {
        lock (_gate)
        {
            if (!_tokens.TryGetValue(token, out var entry) || entry.Channel != channel)
                return (ReplyTokenState.Unknown, null, null);
            if (entry.Used)
                return (ReplyTokenState.Used, entry.User, entry.EventId);
            if (time.GetUtcNow() > entry.ValidUntil)
                return (ReplyTokenState.Expired, entry.User, entry.EventId);
            entry.Used = true;
            return (ReplyTokenState.Valid, entry.User, entry.EventId);
        }
    }

    private void Prune()
    {
        var limit = time.GetUtcNow() - LifeAfterEvent - LifeAfterDelivery;
        while (_byAge.TryPeek(out var oldest) && (oldest.EventTime < limit || _byAge.Count >= Capacity))
            _tokens.Remove(_byAge.Dequeue().Token);
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private sealed class Entry(string token, EmulatedChannel channel, EmulatedUser user, string eventId, DateTimeOffset eventTime)
    {
        public string Token { get; } = token;

        public EmulatedChannel Channel { get; } = channel;

        public EmulatedUser User { get; } = user;

        public string EventId { get; } = eventId;

        public DateTimeOffset EventTime { get; } = eventTime;

        public DateTimeOffset ValidUntil { get; set; } = DateTimeOffset.MinValue;

        public bool Used { get; set; }
    }
}

internal enum ReplyTokenState
{
    Valid,
    Unknown,
    Used,
    Expired,
}
