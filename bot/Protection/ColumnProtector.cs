using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Channels.Bot.Protection;

/// <summary>
/// Seals personal columns with AES-256-GCM. Layout: version (1 byte), key id (4), nonce (12), tag (16), ciphertext.
/// The column's name and the row's key are authenticated with it, so a sealed value moved to another row or column does
/// not open. Also gives keyed pseudonyms (HMAC-SHA-256) for look-up, under keys of their own.
/// </summary>
public sealed class ColumnProtector : IDisposable
{
    private const byte Version = 1;
    private const int KeyIdSize = 4;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeaderSize = 1 + KeyIdSize + NonceSize + TagSize;

    private static readonly TimeSpan LooksAgainAfter = TimeSpan.FromSeconds(1);

    private readonly IKeySource source;
    private readonly byte[] pseudonymKey;
    private readonly byte[] entropyKey;
    private readonly Lock refreshing = new();
    private volatile Seals seals;
    private long lookedAt;

    /// <summary>Makes a protector.</summary>
    /// <param name="masterKey">32 bytes; every key in use is derived from it.</param>
    public ColumnProtector(ReadOnlySpan<byte> masterKey)
        : this(new KeysInMemory(KeyRing.Of(masterKey))) { }

    /// <param name="source">Where the keys are; asked again when something was sealed with a key that is not known here.</param>
    public ColumnProtector(IKeySource source)
    {
        this.source = source;
        var ring = source.Read();
        (pseudonymKey, entropyKey) = (ring.Pseudonyms.ToArray(), ring.Entropy.ToArray());
        seals = new Seals(ring, null);
    }

    /// <summary>The keys known here.</summary>
    public KeyRing Ring => seals.Ring;

    /// <summary>What begins everything that the key sealed.</summary>
    internal static byte[] HeadOf(RingKey key) => [Version, .. key.IdBytes];

    /// <summary>Takes the keys as they are now: another hand may have changed them.</summary>
    public void Refresh()
    {
        lock (refreshing)
        {
            var ring = source.Read();
            if (!ring.Pseudonyms.SequenceEqual(pseudonymKey))
                throw new CryptographicException("The key file is of another installation.");

            // Keys are only added in front, and others taken away: a file without the key that seals here is one of before.
            if (ring.Keys.All(k => k.Id != seals.Ring.Current.Id))
                throw new CryptographicException("The key file is of before the last change: what was known goes on to be used.");
            if (!ring.Keys.Select(k => k.Id).SequenceEqual(seals.Ring.Keys.Select(k => k.Id)))
                seals = new Seals(ring, seals);
        }
    }

    /// <summary>Seals <paramref name="plain"/> for one column of one row.</summary>
    public ProtectedBytes Protect(string column, string rowKey, ReadOnlySpan<byte> plain)
    {
        var result = new byte[HeaderSize + plain.Length];
        var span = result.AsSpan();
        var seal = seals.Current;
        span[0] = Version;
        seal.Key.IdBytes.CopyTo(span[1..]);
        var nonce = span.Slice(1 + KeyIdSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        Span<byte> scope = stackalloc byte[256];
        seal.Cipher.Encrypt(nonce, plain, span[HeaderSize..], span.Slice(1 + KeyIdSize + NonceSize, TagSize), Scope(column, rowKey, scope));
        return new ProtectedBytes(result);
    }

    public ProtectedBytes Protect(string column, string rowKey, string plain) => Protect(column, rowKey, Encoding.UTF8.GetBytes(plain));

    /// <summary>Opens a sealed value.</summary>
    /// <exception cref="CryptographicException">Another key, another row or column, or a changed value.</exception>
    public byte[] Reveal(string column, string rowKey, ProtectedBytes value)
    {
        ReadOnlySpan<byte> span = value.Sealed;
        LookForKeyOf(span);
        if (span.Length < HeaderSize || span[0] != Version)
            throw new CryptographicException($"{column}: not a sealed value of a known version.");
        var seal =
            seals.Find(span.Slice(1, KeyIdSize))
            ?? throw new CryptographicException($"{column}: sealed with another key than those in the key file.");
        var plain = new byte[span.Length - HeaderSize];
        Span<byte> scope = stackalloc byte[256];
        seal.Cipher.Decrypt(
            span.Slice(1 + KeyIdSize, NonceSize),
            span[HeaderSize..],
            span.Slice(1 + KeyIdSize + NonceSize, TagSize),
            plain,
            Scope(column, rowKey, scope)
        );
        return plain;
    }

    public string RevealText(string column, string rowKey, ProtectedBytes value) => Encoding.UTF8.GetString(Reveal(column, rowKey, value));

    /// <summary>A stable keyed pseudonym of 32 hex digits; different purposes give unrelated pseudonyms.</summary>
    public string Pseudonym(string purpose, string value)
    {
        Span<byte> hash = stackalloc byte[32];
        Hmac(pseudonymKey, purpose, value, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }

    /// <summary>32 bytes that nobody without the key can foresee and that are the same at every call with this seed.</summary>
    public byte[] Entropy(string seed)
    {
        var hash = new byte[32];
        Hmac(entropyKey, "entropy", seed, hash);
        return hash;
    }

    public void Dispose() => seals.Dispose();

    /// <summary>Another node has a new key already: it is in the file.</summary>
    private void LookForKeyOf(ReadOnlySpan<byte> value)
    {
        if (value.Length < HeaderSize || seals.Find(value.Slice(1, KeyIdSize)) is not null)
            return;
        var last = Interlocked.Exchange(ref lookedAt, Stopwatch.GetTimestamp());
        if (last != 0 && Stopwatch.GetElapsedTime(last) < LooksAgainAfter)
            return;
        try
        {
            Refresh();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or CryptographicException)
        {
            // The file cannot be read just now: what was known goes on to be opened.
        }
    }

    private static void Hmac(byte[] key, string purpose, string value, Span<byte> hash)
    {
        var size = Encoding.UTF8.GetMaxByteCount(purpose.Length + value.Length + 1);
        Span<byte> input = size <= 512 ? stackalloc byte[512] : new byte[size];
        var length = Encoding.UTF8.GetBytes(purpose, input);
        input[length++] = 0;
        length += Encoding.UTF8.GetBytes(value, input[length..]);
        HMACSHA256.HashData(key, input[..length], hash);
    }

    private static ReadOnlySpan<byte> Scope(string column, string rowKey, Span<byte> buffer)
    {
        var length = Encoding.UTF8.GetBytes(column, buffer);
        buffer[length++] = (byte)'|';
        length += Encoding.UTF8.GetBytes(rowKey, buffer[length..]);
        return buffer[..length];
    }
}
