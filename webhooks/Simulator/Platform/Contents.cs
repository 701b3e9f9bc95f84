namespace Channels.Simulator;

/// <summary>Photos, audio and files people sent. They live in memory only; the oldest are dropped beyond 256 MB.</summary>
internal sealed class Contents
{
    private const long MaximumBytes = 256L * 1024 * 1024;
    private const int MaximumIds = 20_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = [];
    private readonly Queue<string> _byAge = new();
    private long _bytes;

    /// <summary>Keeps what a message carries.</summary>
    /// <param name="channel">Only this channel may fetch it.</param>
    /// <param name="messageId">Id of the message that carries it.</param>
    /// <param name="content">The bytes and their type.</param>
    /// <param name="preparingAnswers">How many of the first requests are told 202, "still being prepared".</param>
    public void Add(EmulatedChannel channel, string messageId, Content content, int preparingAnswers)
    {
        lock (_gate)
        {
            _entries[messageId] = new Entry(channel) { Content = content, Preparing = preparingAnswers };
            _byAge.Enqueue(messageId);
            _bytes += content.Bytes.Length;
            while (_byAge.Count > 1 && (_bytes > MaximumBytes || _byAge.Count > MaximumIds))
            {
                if (_entries.Remove(_byAge.Dequeue(), out var oldest))
                    _bytes -= oldest.Content?.Bytes.Length ?? 0;
            }
        }
    }

    /// <summary>What a request for the bytes is told; counts down the 202 answers.</summary>
    public (ContentState State, Content? Content) Fetch(EmulatedChannel channel, string messageId)
    {
        lock (_gate)
        {
            var state = StateOf(channel, messageId, out var entry);
            if (state == ContentState.Preparing)
                entry!.Preparing--;
            return (state, state == ContentState.Ready ? entry!.Content : null);
        }
    }

    public ContentState StateOf(EmulatedChannel channel, string messageId)
    {
        lock (_gate)
            return StateOf(channel, messageId, out _);
    }

    /// <summary>The bytes for the phone's own screen, which needs no token and never waits.</summary>
    public Content? Show(string messageId)
    {
        lock (_gate)
            return _entries.GetValueOrDefault(messageId)?.Content;
    }

    /// <summary>Forgets the bytes and remembers that the message was unsent.</summary>
    public void Unsend(EmulatedChannel channel, string messageId)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(messageId, out var entry) || entry.Channel != channel)
                return;
            _bytes -= entry.Content?.Bytes.Length ?? 0;
            entry.Content = null;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            _byAge.Clear();
            _bytes = 0;
        }
    }

    private ContentState StateOf(EmulatedChannel channel, string messageId, out Entry? entry)
    {
        if (!_entries.TryGetValue(messageId, out entry) || entry.Channel != channel)
            return ContentState.Unknown;
        if (entry.Content is null)
            return ContentState.Unsent;
        return entry.Preparing > 0 ? ContentState.Preparing : ContentState.Ready;
    }

    private sealed class Entry(EmulatedChannel channel)
    {
        public EmulatedChannel Channel { get; } = channel;

        public Content? Content { get; set; }

        public int Preparing { get; set; }
    }
}

internal enum ContentState
{
    Ready,
    Preparing,
    Unsent,
    Unknown,
}

/// <summary>Bytes a person sent, as the content host serves them.</summary>
internal sealed record Content(byte[] Bytes, string ContentType);
