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

    /// <summary>Who that was, as the person reads it (an office); null when nobody was named.</summary>
    public string? FetchedBy { get; set; }

    /// <summary>Where it stands; changed by <c>SubmissionLife</c> alone.</summary>
    public SubmissionState State { get; set; }

    /// <summary>When it came to stand there.</summary>
    public DateTimeOffset? StateAt { get; set; }

    /// <summary>Counts what it was handed in as: 1, and one more with each correction.</summary>
    public int Revision { get; set; } = 1;

    /// <summary>Processing queue it belongs to.</summary>
    public string Queue { get; set; } = "";

    /// <summary>Ward or kind within the queue, or null.</summary>
    public string? Route { get; set; }

    /// <summary>Smaller comes first.</summary>
    public int Priority { get; set; }

    /// <summary>Since when this revision waits for an office to say that it has it whole; null: it waits no more.</summary>
    public DateTimeOffset? NewSince { get; set; }

    /// <summary>When an office said so of this revision.</summary>
    public DateTimeOffset? KeptAt { get; set; }

    /// <summary>How many steps of the ladder for what nobody fetches were raised.</summary>
    public int LateStep { get; set; }

    /// <summary>When its person took it back; null when they did not.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>Alarms and when each was first raised, as <c>RaisedAlarms</c> writes them; null: none was.</summary>
    public string? Alarms { get; set; }

    /// <summary>Pseudonym of number and code word, by which the person opens the case again; null where there is none.</summary>
    public string? WordKey { get; set; }
}

/// <summary>Where a submission stands between its person and the office.</summary>
public enum SubmissionState
{
    /// <summary>It is here, and no office has it.</summary>
    Received = 0,

    /// <summary>An office has it.</summary>
    Taken = 1,

    /// <summary>The office gave it back: its person is to correct some answers.</summary>
    Returned = 2,

    /// <summary>Its person corrected it, and no office has the correction.</summary>
    Resubmitted = 3,

    /// <summary>The office accepted it.</summary>
    Confirmed = 4,

    /// <summary>The office is done with it.</summary>
    Done = 5,

    /// <summary>Its person took it back.</summary>
    Withdrawn = 6,

    /// <summary>Its contents are gone; number, dates and states remain.</summary>
    Erased = 7,
}

/// <summary>States as every face writes them: in small letters, like the words that <c>PUT …/status</c> takes and the history's moves
/// have.</summary>
internal static class StateCodes
{
    public static string CodeOf<T>(this T state)
        where T : struct, Enum => state.ToString().ToLowerInvariant();
}
