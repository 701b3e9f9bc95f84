namespace Channels.Bot.Data.Rows;

/// <summary>
/// A message a person took back, noted when the news of it is stored. The platform may deliver the news before the message,
/// or while the message waits for its turn: either way it is neither answered nor kept.
/// </summary>
public sealed class TakenBackMessage
{
    /// <summary>Pseudonym of the message id.</summary>
    public required string MessageKey { get; init; }

    public required DateTimeOffset At { get; init; }
}
