using System.Security.Cryptography;

namespace Channels.Webhooks.Line;

/// <summary><c>x-line-signature</c>: base64 of HMAC-SHA256 over the raw body bytes, keyed with the channel secret.</summary>
internal static class LineSignature
{
    private const int HashSize = 32;

    /// <summary>True when one of the secrets made the signature. Every secret is tried and compared in constant time.</summary>
    public static bool IsValid(string? header, ReadOnlySpan<byte> body, IReadOnlyList<byte[]> secrets)
    {
        Span<byte> given = stackalloc byte[HashSize + 1];
        if (header is null || header.Length != 44 || !Convert.TryFromBase64String(header, given, out var size) || size != HashSize)
            return false;
        Span<byte> expected = stackalloc byte[HashSize];
        var valid = false;
        foreach (var secret in secrets)
        {
            HMACSHA256.HashData(secret, body, expected);
            valid |= CryptographicOperations.FixedTimeEquals(expected, given[..HashSize]);
        }

        return valid;
    }
}
