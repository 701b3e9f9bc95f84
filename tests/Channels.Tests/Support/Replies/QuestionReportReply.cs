namespace Channels.Tests.Support.Replies;

/// <summary>A month of the assistant; dates as they stand on the wire.</summary>
internal sealed record QuestionReportReply(
    string From,
    string Until,
    QuestionTotalsReply Totals,
    IReadOnlyList<QuestionMonthReply> Months,
    IReadOnlyList<QuestionSubjectReply> Subjects,
    UnansweredReply Unanswered,
    IReadOnlyList<EntryUseReply> Entries,
    IReadOnlyList<StaleEntryReply> Stale,
    InquiryTimesReply Inquiries
);

/// <summary>The month in figures.</summary>
internal sealed record QuestionTotalsReply(
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

/// <summary>One of the last twelve months.</summary>
internal sealed record QuestionMonthReply(string Month, int Asked);

/// <summary>A service and a topic.</summary>
internal sealed record QuestionSubjectReply(string Service, string Topic, int Asked, int Answered, int NotCovered);

/// <summary>What nobody could answer.</summary>
internal sealed record UnansweredReply(int Count, int Single, int WithoutWords, IReadOnlyList<UnansweredClusterReply> Clusters);

/// <summary>The same asked by several.</summary>
internal sealed record UnansweredClusterReply(string Wording, int Count, int Conversations, string LastAsked);

/// <summary>How an entry did.</summary>
internal sealed record EntryUseReply(string EntryId, int Answered, int Useful, int Wrong, int Staff, int AskedAgain);

/// <summary>An entry somebody has to look at.</summary>
internal sealed record StaleEntryReply(string EntryId, string Problem, string? Date);

/// <summary>How long inquiries waited.</summary>
internal sealed record InquiryTimesReply(int Received, int Answered, int Waiting, double? MedianHours, double? NinetiethHours);
