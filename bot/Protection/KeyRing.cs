using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Channels.Bot.Protection;

/// <summary>
/// The keys of an installation: one that seals, earlier ones that still open, and two that never change, because rows are found by what
/// they make. As text: one line of base64 (a new installation), or, once a key was changed, a line each.
/// </summary>
public sealed class KeyRing
{
    private const string Header = "channels-keys 1";
    private const int Size = 32;

    private readonly byte[] pseudonyms;
    private readonly byte[] entropy;

    private KeyRing(IReadOnlyList<RingKey> keys, byte[] pseudonyms, byte[] entropy) =>
        (Keys, this.pseudonyms, this.entropy) = (keys, pseudonyms, entropy);

    /// <summary>The one that seals comes first.</summary>
    public IReadOnlyList<RingKey> Keys { get; }

    public RingKey Current => Keys[0];

    internal ReadOnlySpan<byte> Pseudonyms => pseudonyms;

    internal ReadOnlySpan<byte> Entropy => entropy;

    /// <summary>A ring of one key; what never changes is derived from it.</summary>
    public static KeyRing Of(ReadOnlySpan<byte> master)
    {
        if (master.Length != Size)
            throw new ArgumentException("The master key has 32 bytes.", nameof(master));
        return new KeyRing([new RingKey(master.ToArray(), null)], Derive(master, "pseudonyms"), Derive(master, "entropy"));
    }

    /// <summary>A new key seals from now on; the others go on to open.</summary>
    public KeyRing Rotated(DateTimeOffset now) =>
        new([new RingKey(RandomNumberGenerator.GetBytes(Size), now), .. Keys], pseudonyms, entropy);

    /// <summary>Without one of the keys; never without the one that seals.</summary>
    public KeyRing Without(string id) => new([Current, .. Keys.Skip(1).Where(k => k.Id != id)], pseudonyms, entropy);

    public override string ToString()
    {
        if (Keys is [{ MadeAt: null } only] && Derive(only.Master, "pseudonyms").AsSpan().SequenceEqual(pseudonyms))
            return Convert.ToBase64String(only.Master) + "\n";
        var text = new StringBuilder(Header).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"index {Convert.ToBase64String([.. pseudonyms, .. entropy])}\n");
        foreach (var key in Keys)
        {
            var made = key.MadeAt?.ToString("O", CultureInfo.InvariantCulture) ?? "-";
            text.Append(CultureInfo.InvariantCulture, $"key {Convert.ToBase64String(key.Master)} {made}\n");
        }

        return text.ToString();
    }

    /// <summary>Null when the text is no ring.</summary>
    public static KeyRing? Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines is [var single])
            return Bytes(single, Size) is { } master ? Of(master) : null;
        if (
            lines is not [Header, var index, ..]
            || index.Split(' ') is not ["index", var indexed]
            || Bytes(indexed, 2 * Size) is not { } never
        )
            return null;
        var keys = new List<RingKey>();
        foreach (var line in lines.Skip(2))
        {
            if (line.Split(' ') is not ["key", var key, var made] || Bytes(key, Size) is not { } one || !IsTime(made, out var at))
                return null;
            keys.Add(new RingKey(one, at));
        }

        return keys.Count > 0 && keys.DistinctBy(k => k.Id).Count() == keys.Count ? new KeyRing(keys, never[..Size], never[Size..]) : null;
    }

    internal static byte[] Derive(ReadOnlySpan<byte> master, string purpose)
    {
        var key = new byte[Size];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, master, key, salt: default, Encoding.UTF8.GetBytes("channels/" + purpose));
        return key;
    }

    private static byte[]? Bytes(string text, int size)
    {
        var bytes = new byte[size];
        return Convert.TryFromBase64String(text, bytes, out var written) && written == size ? bytes : null;
    }

    private static bool IsTime(string text, out DateTimeOffset? at)
    {
        var isTime = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var made);
        at = isTime ? made : null;
        return isTime || text is "-";
    }
}

/// <summary>One key of a ring.</summary>
public sealed class RingKey
{
    private const int IdSize = 4;

    internal RingKey(byte[] master, DateTimeOffset? madeAt)
    {
        (Master, MadeAt) = (master, madeAt);
        IdBytes = KeyRing.Derive(master, "key-id")[..IdSize];
    }

    /// <summary>What stands in everything it sealed; says nothing about the key.</summary>
    public string Id => Convert.ToHexStringLower(IdBytes);

    /// <summary>When it took over; null: it is the first.</summary>
    public DateTimeOffset? MadeAt { get; }

    internal byte[] Master { get; }

    internal byte[] IdBytes { get; }
}
