using Channels.Bot.Protection;

namespace Channels.Bot.Data.Rows.Family;

/// <summary>What the requesting member says of a report of the providing one: a row for each edition of the report.</summary>
public sealed class Confirmation
{
    public const string NoteColumn = "Confirmations.Note";

    public required Guid Id { get; init; }

    public required Guid SubmissionId { get; init; }

    /// <summary>The report's number.</summary>
    public required string Reference { get; init; }

    /// <summary>Which edition: an agreement holds for this one alone.</summary>
    public required int Revision { get; init; }

    public required ConfirmationState State { get; set; }

    /// <summary>Stable code of why nobody is asked; null: somebody is, or it is not known yet.</summary>
    public string? Why { get; set; }

    /// <summary>The member who is asked; null: nobody could be found.</summary>
    public string? Requester { get; set; }

    /// <summary>Pseudonym of the conversation in which they were asked.</summary>
    public string? ConversationKey { get; set; }

    /// <summary>When this edition was handed in.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When its member was first asked.</summary>
    public DateTimeOffset? AskedAt { get; set; }

    /// <summary>How often they were reminded.</summary>
    public int Reminders { get; set; }

    /// <summary>When there is something to do: ask, remind, give up; null: never again.</summary>
    public DateTimeOffset? WakeAt { get; set; }

    /// <summary>When it was answered, by the member or by staff.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>The answer that is seen otherwise, by its field id; null: none was named.</summary>
    public string? Line { get; set; }

    /// <summary>Who confirmed it on evidence, as the audit names them.</summary>
    public string? By { get; set; }

    /// <summary>Stable code of that evidence.</summary>
    public string? Evidence { get; set; }

    /// <summary>What staff wrote beside it, or null.</summary>
    public ProtectedBytes? Note { get; set; }
}

/// <summary>Where a confirmation stands.</summary>
public enum ConfirmationState
{
    /// <summary>Somebody is to be asked.</summary>
    Due = 0,

    /// <summary>Nobody can be asked; <see cref="Confirmation.Why"/> says why.</summary>
    Unasked = 1,

    /// <summary>The member was asked.</summary>
    Asked = 2,

    /// <summary>The member says that it is right.</summary>
    Agreed = 3,

    /// <summary>The member sees something otherwise.</summary>
    Differs = 4,

    /// <summary>The member did not answer, and is asked no more.</summary>
    Unconfirmed = 5,

    /// <summary>Staff confirmed it on other evidence.</summary>
    Evidence = 6,

    /// <summary>The report was taken back, corrected or erased before there was an answer.</summary>
    Ended = 7,
}
