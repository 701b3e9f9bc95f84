using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Channels.Bot.Data.Rows;

namespace Channels.Bot.Audit.Chain;

/// <summary>One link of the chain: a hash over the link before it and the entry. Whoever has the lines of an export can compute it
/// without this product: <c>SHA-256(seal before ‖ UTF-8 of the line's JSON)</c>.</summary>
public static class AuditSeal
{
    /// <summary>Bytes of a seal.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    /// <summary>Before the first entry there is nothing.</summary>
    public static byte[] Nothing => new byte[Length];

    /// <summary>The seal of an entry.</summary>
    /// <param name="before">The seal before it.</param>
    public static byte[] Next(ReadOnlySpan<byte> before, AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        hash.AppendData(JsonOf(entry));
        return hash.GetHashAndReset();
    }

    /// <summary>The entry as it is sealed and exported: a JSON array of id, instant (UTC, microseconds, what every database keeps), actor,
    /// action, subject, detail.</summary>
    public static byte[] JsonOf(AuditEntry entry) =>
        JsonSerializer.SerializeToUtf8Bytes(
            (string?[])
                [
                    entry.Id.ToString(),
                    entry.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
                    entry.Actor,
                    entry.Action,
                    entry.Subject,
                    entry.Detail,
                ]
        );
}
