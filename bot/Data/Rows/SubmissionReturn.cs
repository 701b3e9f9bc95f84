using Channels.Bot.Protection;

namespace Channels.Bot.Data.Rows;

/// <summary>A submission was given back to its person: what is to be corrected, and how long that is waited for.</summary>
public sealed class SubmissionReturn
{
    public const string NoteColumn = "SubmissionReturns.Note";

    public required Guid Id { get; init; }

    public required Guid SubmissionId { get; init; }

    /// <summary>The revision that was given back.</summary>
    public required int Revision { get; init; }

    /// <summary>Paths of the answers and the code of what is wrong with each: <c>time=unclear photo=unreadable</c>.</summary>
    public required string Fields { get; init; }

    /// <summary>What the office writes to the person beside it, or null.</summary>
    public ProtectedBytes? Note { get; set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the person is reminded, or the office has it back; null once it is over.</summary>
    public DateTimeOffset? WakeAt { get; set; }

    /// <summary>How often the person was reminded.</summary>
    public int Reminders { get; set; }

    /// <summary>When it was over: corrected, taken back, or back at the office.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>What a submission was handed in as before it was corrected.</summary>
public sealed class SubmissionRevision
{
    public const string AnswersColumn = "SubmissionRevisions.Answers";

    public required Guid Id { get; init; }

    public required Guid SubmissionId { get; init; }

    public required int Revision { get; init; }

    /// <summary>The version of the definition it was given to.</summary>
    public required int Version { get; init; }

    public ProtectedBytes? Answers { get; set; }

    /// <summary>When a later one took its place.</summary>
    public required DateTimeOffset ReplacedAt { get; init; }
}

/// <summary>What an office said of content it fetched: that it has it whole, or what is wrong with it. Rows are only added.</summary>
public sealed class ContentReport
{
    public const string NoteColumn = "ContentReports.Note";

    /// <summary>It is there whole: the receipt came back.</summary>
    public const string Whole = "whole";

    public required Guid Id { get; init; }

    public required Guid SubmissionId { get; init; }

    /// <summary>The revision it is about.</summary>
    public required int Revision { get; init; }

    /// <summary><see cref="Whole"/>, or the stable code of what is wrong.</summary>
    public required string Kind { get; init; }

    /// <summary>What was written beside it, or null.</summary>
    public ProtectedBytes? Note { get; set; }

    /// <summary>Who, as the audit names them.</summary>
    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }
}
