using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Channels.Bot.Protection;

/// <summary>The ciphers of a ring of keys.</summary>
internal sealed class Seals : IDisposable
{
    private readonly Dictionary<uint, SealKey> byId;

    /// <param name="before">Whose ciphers go on to be used.</param>
    public Seals(KeyRing ring, Seals? before)
    {
        Ring = ring;
        byId = ring.Keys.ToDictionary(k => Number(k.IdBytes), k => before?.Find(k.IdBytes) ?? new SealKey(k));
        Current = byId[Number(ring.Current.IdBytes)];
    }

    public KeyRing Ring { get; }

    public SealKey Current { get; }

    public SealKey? Find(ReadOnlySpan<byte> id) => byId.GetValueOrDefault(Number(id));

    public void Dispose()
    {
        foreach (var one in byId.Values)
            one.Dispose();
    }

    private static uint Number(ReadOnlySpan<byte> id) => BinaryPrimitives.ReadUInt32BigEndian(id);
}

/// <summary>A key and its cipher.</summary>
internal sealed class SealKey : IDisposable
{
    private const int TagSize = 16;

    // AesGcm is not safe for concurrent use; one per thread costs less than a lock on the hot path.
    private readonly ThreadLocal<AesGcm> cipher;

    public SealKey(RingKey key)
    {
        Key = key;
        var columns = KeyRing.Derive(key.Master, "columns");
        cipher = new ThreadLocal<AesGcm>(() => new AesGcm(columns, TagSize), trackAllValues: true);
    }

    public RingKey Key { get; }

    public AesGcm Cipher => cipher.Value!;

    public void Dispose()
    {
        foreach (var one in cipher.Values)
            one.Dispose();
        cipher.Dispose();
    }
}
