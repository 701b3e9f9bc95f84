using Channels.Bot.Queue;

namespace Channels.Bot.Transcripts;

/// <summary>Wakes those of this process who wait for new lines of a conversation.</summary>
public sealed class ActivityBells
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<Listening>> byConversation = new(StringComparer.Ordinal);

    public bool IsAnybodyListening
    {
        get
        {
            lock (gate)
                return byConversation.Count > 0;
        }
    }

    /// <summary>Listens until disposed. A ring between two waits is not lost.</summary>
    public Listening Listen(string conversationKey)
    {
        var one = new Listening(this, conversationKey);
        lock (gate)
        {
            if (!byConversation.TryGetValue(conversationKey, out var all))
                byConversation[conversationKey] = all = [];
            all.Add(one);
        }

        return one;
    }

    /// <summary>Wakes everybody who listens to a conversation.</summary>
    public void Ring(string conversationKey)
    {
        foreach (var one in ListenersOf(conversationKey))
            one.Bell.Ring();
    }

    /// <summary>Wakes those who have not seen so far yet.</summary>
    public void Ring(string conversationKey, long sequence)
    {
        foreach (var one in ListenersOf(conversationKey))
        {
            if (one.Seen < sequence)
                one.Bell.Ring();
        }
    }

    private Listening[] ListenersOf(string conversationKey)
    {
        lock (gate)
            return byConversation.TryGetValue(conversationKey, out var all) ? [.. all] : [];
    }

    private void Leave(Listening one)
    {
        lock (gate)
        {
            if (byConversation.TryGetValue(one.ConversationKey, out var all) && all.Remove(one) && all.Count == 0)
                byConversation.Remove(one.ConversationKey);
        }
    }

    /// <summary>Somebody who waits for lines of one conversation.</summary>
    public sealed class Listening : IDisposable
    {
        private readonly ActivityBells bells;
        private long seen;

        internal Listening(ActivityBells bells, string conversationKey) => (this.bells, ConversationKey) = (bells, conversationKey);

        public string ConversationKey { get; }

        /// <summary>The last line this listener has.</summary>
        public long Seen
        {
            get => Volatile.Read(ref seen);
            set => Volatile.Write(ref seen, value);
        }

        internal Doorbell Bell { get; } = new();

        /// <summary>Returns at the next ring, or after a while.</summary>
        public Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken) =>
            Bell.WaitAsync(atMost, clock, cancellationToken);

        public void Dispose()
        {
            bells.Leave(this);
            Bell.Dispose();
        }
    }
}
