using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Channels.Bot.Data;

/// <summary>A sealed value is stored as it is.</summary>
internal sealed class ProtectedBytesConverter()
    : ValueConverter<ProtectedBytes, byte[]>(value => value.Sealed, bytes => new ProtectedBytes(bytes));

/// <summary>Instants are stored as UTC, whatever offset they were made with: the databases disagree on what an offset means.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(value => value.ToUniversalTime(), value => value);

/// <summary>SQLite has no instant type: microseconds since 1970 UTC compare and index as numbers.</summary>
internal sealed class UnixMicrosecondsConverter()
    : ValueConverter<DateTimeOffset, long>(value => ToMicroseconds(value), number => FromMicroseconds(number))
{
    public static long ToMicroseconds(DateTimeOffset value) =>
        (value.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long number) => DateTimeOffset.UnixEpoch.AddTicks(number * TimeSpan.TicksPerMicrosecond);
}
