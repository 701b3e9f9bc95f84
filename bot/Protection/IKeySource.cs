namespace Channels.Bot.Protection;

/// <summary>Where the keys are: a file of this machine, or another safe place. All nodes have the same.</summary>
public interface IKeySource
{
    /// <summary>The keys as they are now.</summary>
    KeyRing Read();

    /// <summary>Changes them, one change after the other whoever asks; when it returns they are safe.</summary>
    KeyRing Change(Func<KeyRing, KeyRing> change);
}

/// <summary>Keys that are in memory only.</summary>
internal sealed class KeysInMemory(KeyRing ring) : IKeySource
{
    private readonly Lock gate = new();
    private KeyRing ring = ring;

    public KeyRing Read()
    {
        lock (gate)
            return ring;
    }

    public KeyRing Change(Func<KeyRing, KeyRing> change)
    {
        lock (gate)
            return ring = change(ring);
    }
}
