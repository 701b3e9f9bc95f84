namespace Channels.Webhooks.Reports;

/// <summary>A question asked, as the report needs it.</summary>
/// <param name="Conversation">Pseudonym of the conversation; it is counted and never shown.</param>
/// <param name="Text">The words without personal data; null for a refused question and once erased.</param>
/// <param name="Services">Names of services; empty when it named none.</param>
internal sealed record QuestionRow(
    DateTimeOffset At,
    string Conversation,
    string Outcome,
    string Reason,
    string? EntryId,
    IReadOnlyList<string> Services,
    string? Topic,
    string? Feedback,
    string? Ticket,
    string? Text
);

/// <summary>An inquiry of a provider: when it came in, and when the office first answered; null while nobody has.</summary>
internal sealed record InquiryRow(DateTimeOffset At, DateTimeOffset? AnsweredAt);

/// <summary>What a report of one month is made of.</summary>
/// <param name="Questions">Those of the month and of the 24 hours after it, in which something may have been asked again.</param>
/// <param name="Earlier">Outcomes of the eleven months before, with the number of questions of each month.</param>
/// <param name="Inquiries">Those that came in during the month.</param>
internal sealed record MonthRows(
    IReadOnlyList<QuestionRow> Questions,
    IReadOnlyDictionary<(ReportMonth Month, string Outcome), int> Earlier,
    IReadOnlyList<InquiryRow> Inquiries
);
