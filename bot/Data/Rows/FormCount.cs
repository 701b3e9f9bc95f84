using Channels.Bot.Measures;

namespace Channels.Bot.Data.Rows;

/// <summary>
/// How often something happened at one place of one procedure on one day. A turn adds rows of one; a sweep adds up those of
/// past days. Nothing in it leads to a person: no conversation, no time of day.
/// </summary>
public sealed class FormCount
{
    public required Guid Id { get; init; }

    /// <summary>Day in Japan, as yyyymmdd.</summary>
    public required int Day { get; init; }

    public required string Procedure { get; init; }

    public required int Version { get; init; }

    /// <summary>Field id, or empty for the whole form.</summary>
    public required string Field { get; init; }

    /// <summary>One of <see cref="FormMoveNames"/>.</summary>
    public required string Move { get; init; }

    public required string Channel { get; init; }

    public required string Language { get; init; }

    /// <summary>Entry code, or empty.</summary>
    public required string Entry { get; init; }

    public required int Count { get; init; }
}
