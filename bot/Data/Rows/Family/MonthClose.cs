using Channels.Bot.Protection;

namespace Channels.Bot.Data.Rows.Family;

/// <summary>The close of a month: what two people approve, and what was handed to accounting.</summary>
public sealed class MonthClose
{
    public const string PayerColumn = "MonthCloses.Payer";

    /// <summary>For example <c>2026-11</c>.</summary>
    public required string Month { get; init; }

    /// <summary>SHA-256 over all that is paid: what an approval names.</summary>
    public required string Hash { get; init; }

    public required DateOnly ValueDate { get; init; }

    public required DateTimeOffset PreparedAt { get; init; }

    public required string PreparedBy { get; init; }

    /// <summary>Reports and adjustments in it.</summary>
    public required int Reports { get; init; }

    public required int Payments { get; init; }

    public required long Yen { get; init; }

    /// <summary>SHA-256 of the bank file.</summary>
    public required string BankHash { get; init; }

    /// <summary>SHA-256 of the decision list as it was made when it was prepared.</summary>
    public required string ListHash { get; init; }

    /// <summary>Whose money it is, as it was when it was prepared.</summary>
    public ProtectedBytes? Payer { get; set; }

    /// <summary>When it was first handed over: from then on the month is closed.</summary>
    public DateTimeOffset? ExportedAt { get; set; }
}

/// <summary>A person's signature under a close. One under another hash than the close has counts for nothing.</summary>
public sealed class CloseApproval
{
    public required string Month { get; init; }

    public required string Hash { get; init; }

    /// <summary>Who signed.</summary>
    public required string Person { get; init; }

    /// <summary>With whose key.</summary>
    public required string Holder { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the person took it back; null: it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }
}

/// <summary>What a report adds to a close. Over all closes a report's amounts add up to what the city owes for it.</summary>
public sealed class ClosedReport
{
    public const string UseColumn = "ClosedReports.Use";

    /// <summary>Month, reference and member: <c>2026-11/FS-1111-1111/4821</c>; a correction may change whose it is.</summary>
    public required string Id { get; init; }

    public required string Month { get; init; }

    public required string Reference { get; init; }

    public required Guid SubmissionId { get; init; }

    /// <summary>Which correction of it was priced.</summary>
    public required int Revision { get; init; }

    /// <summary>The provider's number.</summary>
    public required string Member { get; init; }

    public required ClosedKind Kind { get; init; }

    /// <summary>The month of the activity.</summary>
    public required string ActivityMonth { get; init; }

    public required int Fee { get; init; }

    public required int Reward { get; init; }

    /// <summary>What closes before it paid.</summary>
    public required int Before { get; init; }

    /// <summary>What this close pays: reward less fee less what was paid before. May be negative.</summary>
    public required int Yen { get; init; }

    /// <summary>The rules that priced it: <c>kitakyushu 2</c>; empty when it was taken back.</summary>
    public required string Pack { get; init; }

    /// <summary>The activity that was priced; null once forgotten, or when it was taken back.</summary>
    public ProtectedBytes? Use { get; set; }
}

/// <summary>Why a report is in a close.</summary>
public enum ClosedKind
{
    /// <summary>Its activity was in the month.</summary>
    OfTheMonth = 0,

    /// <summary>Of an earlier month, and in no close so far.</summary>
    Late = 1,

    /// <summary>It was in a close, and costs something else now.</summary>
    Corrected = 2,

    /// <summary>It was in a close, and was taken back.</summary>
    TakenBack = 3,
}

/// <summary>What a member gets by a close.</summary>
public sealed class ClosedPayment
{
    public const string PayeeColumn = "ClosedPayments.Payee";

    /// <summary>Month and number: <c>2026-11/4821</c>.</summary>
    public required string Id { get; init; }

    public required string Month { get; init; }

    public required string Member { get; init; }

    public required long Yen { get; init; }

    /// <summary>Reports and adjustments it is made of.</summary>
    public required int Reports { get; init; }

    /// <summary>Name and account as they were when it was prepared; null once forgotten.</summary>
    public ProtectedBytes? Payee { get; set; }
}
