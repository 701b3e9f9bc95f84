using System.Text.Json;
using Channels.Bot.Submissions.Surroundings;

namespace Channels.Bot.Submissions;

/// <summary>A submission whole.</summary>
/// <param name="DefinitionHash">SHA-256 of the frozen definition the answers were given to.</param>
/// <param name="UpdatedAt">When more was added to an unconfirmed one, it was confirmed or corrected; or null.</param>
/// <param name="WithdrawnAt">When its person took it back, or null; its status is then <c>Withdrawn</c>.</param>
/// <param name="EscalatedAt">When the duty desk was told that nobody had been in contact in time, or null.</param>
/// <param name="Alarms">Dangers that were heard, and when; the words are among the case's messages.</param>
/// <param name="Answers">Answers by field id, in canonical form; null once they were erased.</param>
public sealed record SubmissionDetail(
    string Reference,
    string Queue,
    string Status,
    string Procedure,
    int Version,
    string DefinitionHash,
    string Language,
    string Channel,
    DateTimeOffset SubmittedAt,
    string? Route,
    int Priority,
    bool IsInterim,
    DateTimeOffset? UpdatedAt,
    DateTimeOffset? WithdrawnAt,
    DateTimeOffset? AppliedAt,
    DateTimeOffset? ContactBy,
    DateTimeOffset? ContactedAt,
    DateTimeOffset? EscalatedAt,
    JsonElement? Answers,
    IReadOnlyList<SubmissionFile> Files,
    IReadOnlyList<RaisedAlarm> Alarms
)
{
    /// <summary>Where it stands in its life: <c>Received</c>, <c>Taken</c>, <c>Returned</c>, <c>Resubmitted</c>, <c>Confirmed</c>,
    /// <c>Done</c>, <c>Withdrawn</c> or <c>Erased</c>.</summary>
    public string State { get; init; } = "";

    /// <summary>1, and one more with each correction.</summary>
    public int Revision { get; init; }

    /// <summary>When an office first had this revision, or null.</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>When its person said that the wish to apply (<c>AppliedAt</c>, until then) is not meant, or not yet; or null.</summary>
    public DateTimeOffset? ApplicationTakenBackAt { get; init; }

    /// <summary>How its person must not be reached, in their own words: read before anybody calls them.</summary>
    public IReadOnlyList<ContactFact> ContactLimits { get; init; } = [];

    /// <summary>Other cases of the same conversation within reach, the newest first: the wish for staff and the consultation of one
    /// person.</summary>
    public IReadOnlyList<OtherCase> Others { get; init; } = [];

    /// <summary>The code that says, when it comes back, that this content was read whole; null for who may not say so.</summary>
    public string? Receipt { get; init; }
}

/// <summary>A file of a submission: <c>Wanted</c>, <c>Stored</c>, <c>Missing</c> or <c>Erased</c>.</summary>
/// <param name="Size">Bytes; null while there are none.</param>
/// <param name="Sha256">Of the whole file, hexadecimal; null while there are none.</param>
/// <param name="PartSize">Bytes of each part but the last.</param>
/// <param name="Parts">In how many parts it can be fetched; 0 while there are none.</param>
public sealed record SubmissionFile(Guid Id, string Status, string? MediaType, long? Size, string? Sha256, int PartSize, int Parts)
{
    /// <summary>The answer it is, by its field id; null: none names it (a file sent beside the form).</summary>
    public string? Field { get; init; }

    /// <summary>The <c>url</c> by which the answer names it; null once its person took it back.</summary>
    public string? Url { get; init; }
}
