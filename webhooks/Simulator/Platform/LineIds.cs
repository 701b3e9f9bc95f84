using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Channels.Simulator;

/// <summary>Makes identifiers that look like LINE's.</summary>
internal static class LineIds
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
    private static int _messageCounter;

    /// <summary>A ULID: 48 bits of milliseconds, 80 random bits, 26 characters of Crockford's base 32.</summary>
    public static string Ulid(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        var milliseconds = at.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++)
            bytes[i] = (byte)(milliseconds >> (8 * (5 - i)));

        var value = new UInt128(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
        Span<char> text = stackalloc char[26];
        for (var i = text.Length - 1; i >= 0; i--)
        {
            text[i] = Crockford[(int)(value & 31)];
            value >>= 5;
        }

        return new string(text);
    }

    /// <summary>Eighteen digits, growing, and not repeated after a restart because they begin with the time.</summary>
    public static string Message(DateTimeOffset at)
    {
        var number = (uint)Interlocked.Increment(ref _messageCounter) % 100_000;
        return at.ToUnixTimeMilliseconds().ToString("D13", CultureInfo.InvariantCulture)
            + number.ToString("D5", CultureInfo.InvariantCulture);
    }

    /// <summary><c>U</c> and 32 hexadecimal digits.</summary>
    public static string User() => "U" + Hex(16);

    /// <summary>Random bytes as lower-case hexadecimal digits, two for each byte.</summary>
    public static string Hex(int bytes) => RandomNumberGenerator.GetHexString(bytes * 2, lowercase: true);

    /// <summary>A request id as LINE writes it: a UUID.</summary>
    public static string Request(DateTimeOffset at) => Guid.CreateVersion7(at).ToString("D");

    public static bool IsUser(string? id) => id is { Length: 33 } && id[0] == 'U' && id.AsSpan(1).IndexOfAnyExcept(HexDigits) < 0;
}
