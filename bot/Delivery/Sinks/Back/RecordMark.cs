using System.Globalization;

namespace Channels.Bot.Delivery.Sinks.Back;

/// <summary>Which record a sink made of a version, and which revision of it that was: <c>12@3</c>, as the receipt has it.</summary>
public readonly record struct RecordMark(string Record, long Revision)
{
    /// <summary>Null when the receipt is of something else.</summary>
    public static RecordMark? Of(string? receipt)
    {
        var at = receipt?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        return at > 0 && long.TryParse(receipt.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? new RecordMark(receipt![..at], revision)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Record}@{Revision}");
}
