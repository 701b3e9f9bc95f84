namespace Channels.Simulator;

/// <summary>The chat between one person and one channel as it stands on the person's phone.</summary>
internal sealed class EmulatedChat(EmulatedChannel channel, EmulatedUser user)
{
    private const int Capacity = 500;
    private readonly Lock _gate = new();
    private readonly List<Bubble> _bubbles = [];
    private Friendship _friendship = Friendship.Friend;
    private DateTimeOffset _loadingUntil;

    public EmulatedChannel Channel { get; } = channel;

    public EmulatedUser User { get; } = user;

    public Friendship Friendship
    {
        get
        {
            lock (_gate)
                return _friendship;
        }
        set
        {
            lock (_gate)
                _friendship = value;
        }
    }

    /// <summary>A copy, oldest first.</summary>
    public IReadOnlyList<Bubble> Bubbles
    {
        get
        {
            lock (_gate)
                return [.. _bubbles];
        }
    }

    /// <summary>The bubble whose quick replies are on the screen: the newest one, if it has any and none was tapped.</summary>
    public Bubble? QuickReplies
    {
        get
        {
            lock (_gate)
                return _bubbles.LastOrDefault() is { FromBot: true, QuickReplyGone: false } last && last.HasQuickReply ? last : null;
        }
    }

    public void Add(Bubble bubble)
    {
        lock (_gate)
        {
            _bubbles.Add(bubble);
            if (_bubbles.Count > Capacity)
                _bubbles.RemoveRange(0, _bubbles.Count - Capacity);
            if (bubble.FromBot)
                _loadingUntil = default;
        }
    }

    /// <summary>Shows the three dots until a message arrives or the time is over.</summary>
    public void ShowLoading(DateTimeOffset until)
    {
        lock (_gate)
            _loadingUntil = until;
    }

    /// <summary>When the three dots disappear; long past when there are none.</summary>
    public DateTimeOffset LoadingUntil
    {
        get
        {
            lock (_gate)
                return _loadingUntil;
        }
    }

    public bool IsLoading(DateTimeOffset now) => now < LoadingUntil;

    /// <summary>A quick reply was tapped: its row disappears.</summary>
    public void HideQuickReplies() => Change(b => b.HasQuickReply && !b.QuickReplyGone, b => b with { QuickReplyGone = true });

    /// <summary>Takes the person's own message back; <c>false</c> when there is none with this id.</summary>
    public bool Unsend(string messageId) =>
        Change(
            b => b.Id == messageId && b is { FromBot: false, IsMessage: true, Unsent: false },
            b => b with { Unsent = true, Message = default }
        );

    private bool Change(Predicate<Bubble> which, Func<Bubble, Bubble> how)
    {
        lock (_gate)
        {
            var index = _bubbles.FindLastIndex(which);
            if (index < 0)
                return false;
            _bubbles[index] = how(_bubbles[index]);
            return true;
        }
    }
}

internal enum Friendship
{
    Stranger,
    Friend,
    Blocked,
}
