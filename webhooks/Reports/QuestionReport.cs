namespace Channels.Webhooks.Reports;

/// <summary>A month of the assistant. Every rate says of what; a rate of nothing is null.</summary>
internal sealed record QuestionReport
{
    /// <summary><c>2026-11</c>.</summary>
    public required string Month { get; init; }

    /// <summary>First and last day, in Japan.</summary>
    public required DateOnly From { get; init; }

    public required DateOnly Until { get; init; }

    public required DateTimeOffset PreparedAt { get; init; }

    public required QuestionTotals Totals { get; init; }

    /// <summary>Most frequent first.</summary>
    public required IReadOnlyList<OutcomeRow> Outcomes { get; init; }

    /// <summary>The last twelve months, this one last.</summary>
    public required IReadOnlyList<MonthRow> Months { get; init; }

    /// <summary>By service and topic; a question that names several services counts for each.</summary>
    public required IReadOnlyList<SubjectRow> Subjects { get; init; }

    public required UnansweredQuestions Unanswered { get; init; }

    /// <summary>The entries that answered most often.</summary>
    public required IReadOnlyList<EntryUse> Entries { get; init; }

    /// <summary>Entries somebody has to look at, as they stand on the day the report is made.</summary>
    public required IReadOnlyList<StaleEntry> Stale { get; init; }

    public required InquiryTimes Inquiries { get; init; }

    /// <summary>Entries and questions side by side, by service and by topic.</summary>
    public required IReadOnlyList<CoverageRow> Coverage { get; init; }

    public required SavedTime Saved { get; init; }
}

/// <param name="Conversations">Different conversations in which something was asked.</param>
/// <param name="AnsweredRate">Answered, of those answered, offered a choice and not covered; questions back and refusals do not
/// count.</param>
/// <param name="AskedAgain">Answers after which the same was asked again within 24 hours in the same conversation, or that were called
/// wrong, or after which a person was asked for.</param>
/// <param name="AskedAgainRate">Of the answered.</param>
/// <param name="UsefulRate">Useful, of the answers of which anything was said.</param>
/// <param name="Tickets">Questions that became an inquiry.</param>
internal sealed record QuestionTotals(
    int Asked,
    int Conversations,
    int Answered,
    int Candidates,
    int Clarify,
    int NotCovered,
    int Refused,
    double? AnsweredRate,
    int AskedAgain,
    double? AskedAgainRate,
    int Useful,
    int Wrong,
    int Staff,
    double? UsefulRate,
    int Tickets
);

internal sealed record OutcomeRow(string Outcome, string Reason, int Count);

/// <param name="AnsweredRate">As in the totals.</param>
internal sealed record MonthRow(
    string Month,
    int Asked,
    int Answered,
    int Candidates,
    int Clarify,
    int NotCovered,
    int Refused,
    double? AnsweredRate
);

/// <param name="Service">Empty when none was named.</param>
/// <param name="Topic">Empty when none was found.</param>
internal sealed record SubjectRow(
    string Service,
    string Topic,
    int Asked,
    int Answered,
    int Candidates,
    int Clarify,
    int NotCovered,
    int Refused,
    double? AnsweredRate
);

/// <summary>What was not covered, called wrong, or asked of a person after all.</summary>
/// <param name="Count">All of them.</param>
/// <param name="Clusters">Those that at least two conversations asked, with a wording.</param>
/// <param name="Single">Questions that only one conversation asked: they are counted and not shown, since one person's words may tell
/// who it was.</param>
/// <param name="WithoutWords">Questions whose words are erased.</param>
internal sealed record UnansweredQuestions(int Count, IReadOnlyList<UnansweredCluster> Clusters, int Single, int WithoutWords);

/// <param name="Services">Services named in any of them, joined.</param>
/// <param name="Proposal">The beginning of an entry that would answer it.</param>
internal sealed record UnansweredCluster(
    string Wording,
    int Count,
    int Conversations,
    string Services,
    DateOnly LastAsked,
    EntryBeginning Proposal
);

/// <summary>An entry that is not written yet: everything but answer and source.</summary>
/// <param name="Id">Of the wording alone: the same in every report.</param>
internal sealed record EntryBeginning(string Id, string Question, IReadOnlyList<string> Services, string? Topic);

/// <param name="Kind"><c>service</c> or <c>topic</c>.</param>
/// <param name="Name">Empty: entries that hold for every service, and questions that named none.</param>
/// <param name="Approved">Entries that answer.</param>
/// <param name="Waiting">Entries that nobody has confirmed yet.</param>
internal sealed record CoverageRow(string Kind, string Name, int Approved, int Waiting, int Asked, int Answered, int NotCovered);

/// <summary>What answering took off the office, by an assumption that the report states.</summary>
/// <param name="Answers">Answers after which nobody asked again.</param>
/// <param name="MinutesEach">Assumed for each.</param>
internal sealed record SavedTime(int Answers, int MinutesEach, double Hours);

/// <param name="Question">The entry's question; empty when the entry is gone.</param>
internal sealed record EntryUse(string EntryId, string Question, int Answered, int Useful, int Wrong, int Staff, int AskedAgain);

/// <param name="Problem">One of <see cref="StaleEntries"/>.</param>
/// <param name="Date">The day the problem is about; null without one.</param>
internal sealed record StaleEntry(string EntryId, string Question, string Problem, DateOnly? Date, string? Owner);

/// <summary>Inquiries that came in during the month.</summary>
/// <param name="MedianHours">From coming in to the first answer, of the answered.</param>
/// <param name="NinetiethHours">Nine of ten of the answered had their answer by then (nearest rank).</param>
internal sealed record InquiryTimes(int Received, int Answered, int Waiting, double? MedianHours, double? NinetiethHours);
