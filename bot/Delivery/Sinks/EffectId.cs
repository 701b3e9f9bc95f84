using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Channels.Bot.Delivery.Sinks;

/// <summary>
/// The id of what a sink is to get follows from sink, submission and edition: whoever makes the item again makes the same one. It begins
/// with the edition's time, so that new rows stand together.
/// </summary>
internal static class EffectId
{
    public static Guid Of(string sink, Guid submission, DateTimeOffset edition)
    {
        // Whole microseconds: that is what every database gives back.
        var microseconds = (edition.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{sink}\n{submission:N}\n{microseconds}"));
        var id = hash.AsSpan(0, 16);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, microseconds / 1000);
        time[2..].CopyTo(id);
        id[6] = (byte)(0x80 | (id[6] & 0x0F)); // version 8: made by a rule of our own
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true);
    }
}
