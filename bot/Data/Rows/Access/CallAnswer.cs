using Channels.Bot.Protection;

namespace Channels.Bot.Data.Rows.Access;

/// <summary>A call that may be sent again: under way, or answered.</summary>
public sealed class CallAnswer
{
    public const string AnswerColumn = "CallAnswers.Answer";

    /// <summary>Pseudonym of who called, what, and the key they gave: the same call is the same row.</summary>
    public required Guid Id { get; init; }

    /// <summary>Pseudonym of what was sent; another payload is another call.</summary>
    public required string Payload { get; init; }

    /// <summary>Who of several works on it.</summary>
    public required Guid Token { get; set; }

    public required DateTimeOffset StartedAt { get; set; }

    /// <summary>When it was answered; null while it is under way.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>What was answered, as it stood on the wire.</summary>
    public ProtectedBytes? Answer { get; set; }

    /// <summary>The submission it was about, or null.</summary>
    public string? Reference { get; set; }
}
