using Channels.Bot.Protection;

namespace Channels.Bot.Data.Rows;

/// <summary>A validated, confirmed form: answers frozen together with the definition version they were given to.</summary>
public sealed class Submission
{
    public const string AnswersColumn = "Submissions.Answers";

    public required Guid Id { get; init; }

    /// <summary>Reference number shown to the person; unique.</summary>
    public required string Reference { get; init; }

    /// <summary>The inbox event whose turn made it; unique, so that no event can submit twice.</summary>
    public required Guid EventId { get; init; }

    public required string ConversationKey { get; init; }

    public required string Channel { get; init; }

    public required string Procedure { get; init; }

    public required int Version { get; init; }

    public required string Language { get; init; }

    /// <summary>Canonical JSON object of answers by field id; null once erased.</summary>
    public ProtectedBytes? Answers { get; set; }

    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The person has not confirmed it yet; it is here because it cannot wait.</summary>
    public bool IsInterim { get; set; }

    /// <summary>When more was added last; null when nothing was.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>When the person said that they want to apply; null when they did not.</summary>
    public DateTimeOffset? AppliedAt { get; set; }

    /// <summary>When the office first fetched it whole; until then its person may correct it or take it back.</summary>
    public DateTimeOffset? FetchedAt { get; set; }

    /// <summary>When its person took it back; null when they did not.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>Alarms and when each was first raised, as <c>RaisedAlarms</c> writes them; null: none was.</summary>
    public string? Alarms { get; set; }

    /// <summary>Pseudonym of number and code word, by which the person opens the case again; null where there is none.</summary>
    public string? WordKey { get; set; }
}
