using Channels.Bot.Protection;

namespace Channels.Bot.Data.Rows.Family;

/// <summary>A care with its two stamps: when a child was handed over to a provider, and when it was given back.</summary>
public sealed class CareStamp
{
    public const string ChildColumn = "CareStamps.Child";

    public required Guid Id { get; init; }

    /// <summary>Number of the member who gives care.</summary>
    public required string Provider { get; init; }

    /// <summary>Pseudonym of the conversation in which it was stamped.</summary>
    public required string ConversationKey { get; init; }

    /// <summary>Number of the member whose child it is; null: it is not known, or more than one may be meant.</summary>
    public string? Requester { get; set; }

    /// <summary>How the child is called; null: nobody has said.</summary>
    public ProtectedBytes? Child { get; set; }

    public DateTimeOffset? TakenAt { get; set; }

    public DateTimeOffset? ReturnedAt { get; set; }

    /// <summary>Pseudonym of the message that stamped the hand-over last.</summary>
    public string? TakenKey { get; set; }

    /// <summary>The same of the return.</summary>
    public string? ReturnedKey { get; set; }

    /// <summary>The number of its last change.</summary>
    public required int Revision { get; set; }

    /// <summary>The last change the other member was told of.</summary>
    public int Told { get; set; }

    /// <summary>When the other member is told next; null: there is nothing to tell.</summary>
    public DateTimeOffset? TellAt { get; set; }

    /// <summary>When it usually ends, by former reports; null: there are none.</summary>
    public DateTimeOffset? UsualEnd { get; set; }

    /// <summary>When the provider is asked for the stamp of the return; null: never again.</summary>
    public DateTimeOffset? AskAt { get; set; }

    /// <summary>How often they were asked.</summary>
    public int Asked { get; set; }

    /// <summary>When its stamps were taken back; null: they stand.</summary>
    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>The report that was made of it.</summary>
    public Guid? SubmissionId { get; set; }

    /// <summary>That report's number.</summary>
    public string? Reference { get; set; }

    /// <summary>When it was first stamped, as it was said.</summary>
    public required DateTimeOffset OpenedAt { get; init; }
}

/// <summary>One change of a care's stamps. Nothing of it is ever written over.</summary>
public sealed class CareStampChange
{
    public required Guid CareId { get; init; }

    /// <summary>Counts from 1 within the care.</summary>
    public required int Number { get; init; }

    /// <summary>0: the hand-over, 1: the return.</summary>
    public required int Side { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>Null: it was taken back.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Stable code of how it came about: <c>stamp</c>, <c>unsent</c>, <c>report</c>.</summary>
    public required string Why { get; init; }

    /// <summary>When it was said.</summary>
    public required DateTimeOffset At { get; init; }
}
