using Channels.Bot.Protection;

namespace Channels.Bot.Data.Rows;

/// <summary>An answer that is put together outside the turn (a model is asked); its result comes back as an event of the
/// conversation.</summary>
public sealed class AnswerJob
{
    public const string QuestionColumn = "AnswerJobs.Question";

    public required Guid Id { get; init; }

    public required string ConversationKey { get; init; }

    /// <summary>What is to be answered, as JSON, personal data masked; null once done.</summary>
    public ProtectedBytes? Question { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public AnswerJobStatus Status { get; set; }

    public required DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    public Guid? LeaseToken { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }
}

/// <summary>Where an answer job stands.</summary>
public enum AnswerJobStatus
{
    Open = 0,
    Done = 1,
}
