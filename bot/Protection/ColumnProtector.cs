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

    private readonly byte[] keyId;
    private readonly byte[] pseudonymKey;
    private readonly byte[] entropyKey;

    // AesGcm is not safe for concurrent use; one per thread costs less than a lock on the hot path.
    private readonly ThreadLocal<AesGcm> cipher;

    /// <summary>Makes a protector.</summary>
    /// <param name="masterKey">32 bytes; every key in use is derived from it.</param>
    public ColumnProtector(ReadOnlySpan<byte> masterKey)
    {
        if (masterKey.Length != 32)
            throw new ArgumentException("The master key has 32 bytes.", nameof(masterKey));
        var columnKey = Derive(masterKey, "columns");
        keyId = Derive(masterKey, "key-id")[..KeyIdSize];
        pseudonymKey = Derive(masterKey, "pseudonyms");
        entropyKey = Derive(masterKey, "entropy");
        cipher = new ThreadLocal<AesGcm>(() => new AesGcm(columnKey, TagSize), trackAllValues: true);
    }

    /// <summary>Seals <paramref name="plain"/> for one column of one row.</summary>
    public ProtectedBytes Protect(string column, string rowKey, ReadOnlySpan<byte> plain)
    {
        var result = new byte[HeaderSize + plain.Length];
        var span = result.AsSpan();
        span[0] = Version;
        keyId.CopyTo(span[1..]);
        var nonce = span.Slice(1 + KeyIdSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        Span<byte> scope = stackalloc byte[256];
        cipher.Value!.Encrypt(
            nonce,
            plain,
            span[HeaderSize..],
            span.Slice(1 + KeyIdSize + NonceSize, TagSize),
            Scope(column, rowKey, scope)
        );
        return new ProtectedBytes(result);
    }

    public ProtectedBytes Protect(string column, string rowKey, string plain) => Protect(column, rowKey, Encoding.UTF8.GetBytes(plain));

    /// <summary>Opens a sealed value.</summary>
    /// <exception cref="CryptographicException">Another key, another row or column, or a changed value.</exception>
    public byte[] Reveal(string column, string rowKey, ProtectedBytes value)
    {
        ReadOnlySpan<byte> span = value.Sealed;
        if (span.Length < HeaderSize || span[0] != Version)
            throw new CryptographicException($"{column}: not a sealed value of a known version.");
        if (!span.Slice(1, KeyIdSize).SequenceEqual(keyId))
            throw new CryptographicException($"{column}: sealed with another key than the one in the key file.");
        var plain = new byte[span.Length - HeaderSize];
        Span<byte> scope = stackalloc byte[256];
        cipher.Value!.Decrypt(
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

    public void Dispose()
    {
        foreach (var one in cipher.Values)
            one.Dispose();
        cipher.Dispose();
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

    private static byte[] Derive(ReadOnlySpan<byte> master, string purpose)
    {
        var key = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, master, key, salt: default, Encoding.UTF8.GetBytes("channels/" + purpose));
        return key;
    }
}
