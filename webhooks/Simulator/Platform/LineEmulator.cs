using System.Collections.Concurrent;

namespace Channels.Simulator;

/// <summary>
/// The state of a LINE platform: channels, people, chats, tokens, retry keys, quota, contents, and a log of everything.
/// In memory, bounded, safe for many threads. Time comes from the injected clock, so a test can let 24 hours pass.
/// It shares no code with our LINE client: it is the judge of that client.
/// </summary>
internal sealed class LineEmulator(TimeProvider time)
{
    private const int MaximumUsers = 50_000;
    private readonly ConcurrentDictionary<string, EmulatedChannel> _channels = new();
    private readonly ConcurrentDictionary<string, EmulatedUser> _users = new();
    private readonly ConcurrentQueue<EmulatedUser> _usersInOrder = new();
    private readonly ConcurrentDictionary<(string Channel, string User), EmulatedChat> _conversations = new();

    public TimeProvider Time { get; } = time;

    public DateTimeOffset Now => Time.GetUtcNow();

    public ChangeSignal Changes { get; } = new();

    public ReplyTokens ReplyTokens { get; } = new(time);

    public RetryKeys RetryKeys { get; } = new(time);

    public AccessTokens AccessTokens { get; } = new(time);

    public RateLimits RateLimits { get; } = new(time);

    public Contents Contents { get; } = new();

    public Faults Faults { get; } = new();

    /// <summary>Every API call received, oldest first.</summary>
    public BoundedLog<ApiCall> Calls { get; } = new(20_000, 64L * 1024 * 1024, call => call.Body.Length * 2L);

    /// <summary>Every attempt to deliver a webhook, oldest first.</summary>
    public BoundedLog<WebhookAttempt> Attempts { get; } = new(20_000, 64L * 1024 * 1024, attempt => attempt.Body.Length);

    public IEnumerable<EmulatedChannel> Channels => _channels.Values.OrderBy(c => c.Name, StringComparer.Ordinal);

    /// <summary>The people, in the order they were added.</summary>
    public IEnumerable<EmulatedUser> Users => _usersInOrder;

    public EmulatedChannel AddChannel(EmulatedChannel channel)
    {
        if (!_channels.TryAdd(channel.Name, channel))
            throw new ArgumentException($"The emulator already has a channel named '{channel.Name}'.", nameof(channel));
        return channel;
    }

    public EmulatedChannel Channel(string name) =>
        _channels.GetValueOrDefault(name) ?? throw new ArgumentException($"The emulator has no channel named '{name}'.", nameof(name));

    public EmulatedUser AddUser(string displayName, string? userId = null, string? language = "ja")
    {
        var user = new EmulatedUser(userId ?? LineIds.User(), displayName) { Language = language };
        if (!_users.TryAdd(user.UserId, user))
            throw new ArgumentException($"The emulator already has the user {user.UserId}.", nameof(userId));
        _usersInOrder.Enqueue(user);
        while (_usersInOrder.Count > MaximumUsers && _usersInOrder.TryDequeue(out var oldest))
            Forget(oldest);
        Changes.Raise();
        return user;
    }

    public EmulatedUser? FindUser(string userId) => _users.GetValueOrDefault(userId);

    public EmulatedChannel? FindChannel(string channelId) => _channels.Values.FirstOrDefault(c => c.ChannelId == channelId);

    public EmulatedChat ConversationOf(EmulatedChannel channel, EmulatedUser user) =>
        _conversations.GetOrAdd((channel.Name, user.UserId), _ => new EmulatedChat(channel, user));

    /// <summary>The channel a bearer token speaks for, or <c>null</c>.</summary>
    public EmulatedChannel? Authenticate(string token) =>
        AccessTokens.Find(token) ?? _channels.Values.FirstOrDefault(c => c.LongLivedToken == token);

    /// <summary>Empties chats, photos, logs and planned faults; people, channels and tokens stay.</summary>
    public void Clear()
    {
        _conversations.Clear();
        Contents.Clear();
        Calls.Clear();
        Attempts.Clear();
        Faults.Clear();
        Changes.Raise();
    }

    private void Forget(EmulatedUser user)
    {
        _users.TryRemove(user.UserId, out _);
        foreach (var channel in _channels.Keys)
            _conversations.TryRemove((channel, user.UserId), out _);
    }
}
