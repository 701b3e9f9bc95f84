using Channels.Bot.Contract;

namespace Channels.Bot.Dialogs.Topics.Stamps;

/// <summary>What a message says of stamps.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Side">Which of the two; null: it does not say.</param>
internal sealed record StampSaid(StampKind Kind, StampSide? Side = null)
{
    public IReadOnlyList<TimeOnly> Times { get; init; } = [];

    public string? Child { get; init; }

    /// <summary>Words that may be names of children, and may be none.</summary>
    public string? Perhaps { get; init; }

    public bool IsAll { get; init; }

    public bool IsNow { get; init; }

    public bool IsCorrection { get; init; }

    /// <summary>What stands behind the stamp and is none: 今から公園に行きます. Null: nothing.</summary>
    public string? Rest { get; init; }
}
