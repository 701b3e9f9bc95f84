using Channels.Bot.Activities;

namespace Channels.Bot.Contract;

/// <summary>A validated, confirmed form becomes a submission with its work item.</summary>
/// <param name="Procedure">Procedure id.</param>
/// <param name="Version">The definition version the person filled in.</param>
/// <param name="Reference">Reference number shown to the person, for example <c>FS-7K3M-2QXC</c>.</param>
/// <param name="Language">Language of the dialog.</param>
/// <param name="AnswersJson">Canonical JSON object: answers by field id.</param>
/// <param name="Queue">Name of the processing queue.</param>
/// <param name="Attachments">Files that belong to it.</param>
public sealed record SubmitForm(
    string Procedure,
    int Version,
    string Reference,
    string Language,
    string AnswersJson,
    string Queue,
    IReadOnlyList<Attachment> Attachments
) : Effect
{
    /// <summary>Where in the queue it belongs (a ward, a kind), or null.</summary>
    public string? Route { get; init; }

    /// <summary>Smaller comes first: see <see cref="Priorities"/>.</summary>
    public int Priority { get; init; }

    /// <summary>Not confirmed yet, but so urgent that the office has it now; the same reference comes again when more is known.</summary>
    public bool IsInterim { get; init; }

    /// <summary>It takes the place of the submission of this number, which nobody has fetched yet.</summary>
    public bool Replaces { get; init; }

    /// <summary>What makes it the same as another (see <see cref="CheckSubmission"/>), in the clear; kept as pseudonyms only.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Places of which there are only so many; when one is gone meanwhile, the turn runs again.</summary>
    public IReadOnlyList<LimitedPlace> Places { get; init; } = [];

    /// <summary>When the person said that they want to apply, UTC; null when they did not.</summary>
    public DateTimeOffset? AppliedAt { get; init; }

    /// <summary>The wish to apply that was recorded is not meant: it is recorded no longer.</summary>
    public bool TakesBack { get; init; }

    /// <summary>Ids of the alarms that were raised so far.</summary>
    public IReadOnlyList<string> Alarms { get; init; } = [];

    /// <summary>
    /// The person's own words of this turn, kept with the case as a message of theirs; null when there is
    /// nothing to keep.
    /// </summary>
    public string? Said { get; init; }

    /// <summary>The word that with the number opens the case again, or null.</summary>
    public string? CodeWord { get; init; }

    /// <summary>Within which time somebody of the office is to be in contact; null when nobody waits.</summary>
    public TimeSpan? ContactWithin { get; init; }
}

/// <summary>Order within a queue.</summary>
public static class Priorities
{
    public const int Urgent = -2;
    public const int High = -1;
    public const int Normal = 0;
    public const int Low = 1;

    /// <summary>By the word used in procedures: low, normal, high.</summary>
    public static int Of(string name) =>
        name switch
        {
            "low" => Low,
            "high" => High,
            _ => Normal,
        };
}
