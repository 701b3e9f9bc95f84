namespace Channels.Simulator;

/// <summary>Channel access tokens: stateless ones of 15 minutes, and the long-lived one of each channel.</summary>
internal sealed class AccessTokens(TimeProvider time)
{
    public static readonly TimeSpan StatelessLife = TimeSpan.FromMinutes(15);
    private const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (EmulatedChannel Channel, DateTimeOffset Until)> _tokens = [];
    private readonly Queue<string> _byAge = new();

    public string Issue(EmulatedChannel channel)
    {
        var token = LineIds.Hex(64);
        lock (_gate)
        {
            while (_byAge.TryPeek(out var oldest) && (_byAge.Count >= Capacity || IsOver(oldest)))
                _tokens.Remove(_byAge.Dequeue());
            _tokens.Add(token, (channel, time.GetUtcNow() + StatelessLife));
            _byAge.Enqueue(token);
        }

        return token;
    }

    /// <summary>The channel a stateless token stands for, or <c>null</c> when it is unknown or over.</summary>
    public EmulatedChannel? Find(string token)
    {
        lock (_gate)
            return _tokens.TryGetValue(token, out var entry) && time.GetUtcNow() < entry.Until ? entry.Channel : null;
    }

    /// <summary>Makes every stateless token invalid at once, as after a change of the channel secret.</summary>
    public void RevokeAll()
    {
        lock (_gate)
        {
            _tokens.Clear();
            _byAge.Clear();
        }
    }

    private bool IsOver(string token) => !_tokens.TryGetValue(token, out var entry) || entry.Until <= time.GetUtcNow();
}
