namespace Channels.Bot.FamilySupport.Closing;

/// <summary>Where the close of a month stands.</summary>
/// <param name="Month">For example <c>2026-11</c>.</param>
/// <param name="State"><c>draft</c> (a try-out), <c>prepared</c>, <c>approved</c> or <c>closed</c>.</param>
/// <param name="Hash">What an approval names.</param>
/// <param name="ValueDate">When members are paid.</param>
/// <param name="Reports">Reports and adjustments in it.</param>
/// <param name="Payments">Members who are paid.</param>
/// <param name="Yen">What all of them get.</param>
public sealed record CloseState(string Month, string State, string Hash, DateOnly ValueDate, int Reports, int Payments, long Yen)
{
    /// <summary>Reports of the month or before that the office has not accepted; they come into a later close.</summary>
    public int Open { get; init; }

    /// <summary>Accepted reports of months before the settings' first one: they were paid otherwise.</summary>
    public int PaidOtherwise { get; init; }

    /// <summary>SHA-256 of the bank file and of the decision list.</summary>
    public string BankHash { get; init; } = "";

    public string ListHash { get; init; } = "";

    public DateTimeOffset? PreparedAt { get; init; }

    public string? PreparedBy { get; init; }

    public DateTimeOffset? ExportedAt { get; init; }

    /// <summary>Signatures, those that count for nothing among them.</summary>
    public IReadOnlyList<Signature> Approvals { get; init; } = [];

    /// <summary>What is kept out, and why.</summary>
    public IReadOnlyList<CloseFinding> Held { get; init; } = [];

    /// <summary>Members whose adjustments are more than they earned.</summary>
    public IReadOnlyList<CloseFinding> Carried { get; init; } = [];

    /// <summary>What is paid, and somebody should look at first.</summary>
    public IReadOnlyList<CloseFinding> Warnings { get; init; } = [];
}

/// <summary>A signature under a close.</summary>
/// <param name="Person">Who.</param>
/// <param name="At">When.</param>
/// <param name="Counts">Not taken back, and given to what the close is now.</param>
public sealed record Signature(string Person, DateTimeOffset At, bool Counts);

/// <summary>What came of a step of a close: where it stands, or why it was refused.</summary>
public sealed record CloseResult(CloseState? State, string? Code, string? Message)
{
    /// <summary>What kept it from being done, report by report.</summary>
    public IReadOnlyList<CloseFinding> Findings { get; init; } = [];

    internal static CloseResult Of(CloseState state) => new(state, null, null);

    internal static CloseResult No(CloseWords words, string code, string what = "") =>
        new(null, "close." + code, words.Say("refusals", code, ("what", what)));
}

/// <summary>What is asked of a close.</summary>
/// <param name="Month">For example <c>2026-11</c>.</param>
/// <param name="ValueDate">When members are paid; null: by the settings.</param>
/// <param name="IsDryRun">Say what would be; write nothing.</param>
/// <param name="Holds">What cannot be paid waits for the next close, and does not stop this one.</param>
public sealed record CloseAsked(string Month, DateOnly? ValueDate = null, bool IsDryRun = false, bool Holds = false);
