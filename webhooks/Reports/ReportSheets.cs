using System.Globalization;
using Channels.Text;

namespace Channels.Webhooks.Reports;

/// <summary>Lays a report out as tables in the words of the texts.</summary>
internal sealed class ReportSheets(ReportTexts texts)
{
    public string Title(QuestionReport report) => texts.Say("title", report.From.Year, report.From.Month);

    public string Subtitle(QuestionReport report)
    {
        var at = $"{Day(JapanTime.DayOf(report.PreparedAt))} {JapanTime.ClockOf(report.PreparedAt)}";
        return texts.Say("prepared", at, Day(report.From), Day(report.Until));
    }

    public IReadOnlyList<ReportSheet> Of(QuestionReport report) =>
        [
            Summary(report),
            Sheet(
                "outcomes",
                null,
                ["outcomes.outcome", "outcomes.reason", "count", "share"],
                report.Outcomes.Select(r =>
                    (ReportCell[])
                        [
                            Words(texts.Of("outcome", r.Outcome)),
                            Words(texts.Of("reason", r.Reason)),
                            new ReportCell.Whole(r.Count),
                            new ReportCell.Share(r.Count / (double)report.Totals.Asked),
                        ]
                )
            ),
            Sheet(
                "months",
                null,
                ["months.month", "asked", "answered", "candidates", "clarify", "not-covered", "refused", "answered-rate"],
                report.Months.Select(r =>
                    (ReportCell[])
                        [
                            Words(r.Month),
                            .. Counts(r.Asked, r.Answered, r.Candidates, r.Clarify, r.NotCovered, r.Refused),
                            new ReportCell.Share(r.AnsweredRate),
                        ]
                )
            ),
            Sheet(
                "subjects",
                texts["subjects.note"],
                [
                    "subjects.service",
                    "subjects.topic",
                    "asked",
                    "answered",
                    "candidates",
                    "clarify",
                    "not-covered",
                    "refused",
                    "answered-rate",
                ],
                report.Subjects.Select(r =>
                    (ReportCell[])
                        [
                            Words(r.Service.Length == 0 ? texts["subjects.no-service"] : r.Service),
                            Words(r.Topic.Length == 0 ? texts["subjects.no-topic"] : r.Topic),
                            .. Counts(r.Asked, r.Answered, r.Candidates, r.Clarify, r.NotCovered, r.Refused),
                            new ReportCell.Share(r.AnsweredRate),
                        ]
                )
            ),
            Sheet(
                "unanswered",
                texts.Say("unanswered.note", report.Unanswered.Count, report.Unanswered.Single, report.Unanswered.WithoutWords),
                ["unanswered.wording", "count", "unanswered.conversations", "subjects.service", "unanswered.last"],
                report.Unanswered.Clusters.Select(c =>
                    (ReportCell[])
                        [Words(c.Wording), .. Counts(c.Count, c.Conversations), Words(c.Services), new ReportCell.Day(c.LastAsked)]
                )
            ),
            Sheet(
                "proposals",
                texts["proposals.note"],
                ["proposals.id", "proposals.question", "proposals.answer", "proposals.source", "proposals.service", "proposals.topic"],
                report.Unanswered.Clusters.Select(c =>
                    (ReportCell[])
                        [
                            Words(c.Proposal.Id),
                            Words(c.Proposal.Question),
                            Words(""),
                            Words(""),
                            Words(string.Join('、', c.Proposal.Services)),
                            Words(c.Proposal.Topic ?? ""),
                        ]
                )
            ),
            Sheet(
                "coverage",
                texts["coverage.note"],
                ["coverage.kind", "coverage.name", "coverage.approved", "coverage.waiting", "asked", "answered", "not-covered"],
                report.Coverage.Select(r =>
                    (ReportCell[])
                        [
                            Words(texts["coverage." + r.Kind]),
                            Words(r.Name.Length == 0 ? texts["coverage.all"] : r.Name),
                            .. Counts(r.Approved, r.Waiting, r.Asked, r.Answered, r.NotCovered),
                        ]
                )
            ),
            Sheet(
                "entries",
                null,
                ["entries.id", "entries.question", "answered", "useful", "wrong", "staff", "asked-again"],
                report.Entries.Select(e =>
                    (ReportCell[])[Words(e.EntryId), Words(e.Question), .. Counts(e.Answered, e.Useful, e.Wrong, e.Staff, e.AskedAgain)]
                )
            ),
            Sheet(
                "stale",
                texts.Say("stale.note", Day(JapanTime.DayOf(report.PreparedAt))),
                ["entries.id", "entries.question", "stale.problem", "stale.date", "stale.owner"],
                report.Stale.Select(s =>
                    (ReportCell[])
                        [
                            Words(s.EntryId),
                            Words(s.Question),
                            Words(texts.Of("problem", s.Problem)),
                            new ReportCell.Day(s.Date),
                            Words(s.Owner ?? ""),
                        ]
                )
            ),
        ];

    public string None => texts["none"];

    public string ChartAlt => texts["chart.alt"];

    private ReportSheet Summary(QuestionReport report)
    {
        var (all, inquiries) = (report.Totals, report.Inquiries);
        (string Key, ReportCell Value)[] items =
        [
            ("asked", Whole(all.Asked)),
            ("conversations", Whole(all.Conversations)),
            ("answered", Whole(all.Answered)),
            ("candidates", Whole(all.Candidates)),
            ("clarify", Whole(all.Clarify)),
            ("not-covered", Whole(all.NotCovered)),
            ("refused", Whole(all.Refused)),
            ("answered-rate", new ReportCell.Share(all.AnsweredRate)),
            ("asked-again", Whole(all.AskedAgain)),
            ("asked-again-rate", new ReportCell.Share(all.AskedAgainRate)),
            ("useful", Whole(all.Useful)),
            ("wrong", Whole(all.Wrong)),
            ("staff", Whole(all.Staff)),
            ("useful-rate", new ReportCell.Share(all.UsefulRate)),
            ("tickets", Whole(all.Tickets)),
            ("inquiries", Whole(inquiries.Received)),
            ("inquiries-answered", Whole(inquiries.Answered)),
            ("inquiries-waiting", Whole(inquiries.Waiting)),
            ("inquiries-median", new ReportCell.Real(inquiries.MedianHours)),
            ("inquiries-ninetieth", new ReportCell.Real(inquiries.NinetiethHours)),
        ];
        ReportCell[] saved =
        [
            Words(texts["saved-hours"]),
            new ReportCell.Real(report.Saved.Hours),
            Words(texts.Say("saved-hours.basis", report.Saved.Answers, report.Saved.MinutesEach)),
        ];
        return Sheet(
            "summary",
            texts["summary.note"],
            ["summary.item", "summary.value", "summary.basis"],
            [.. items.Select(i => (ReportCell[])[Words(texts[i.Key]), i.Value, Words(texts[i.Key + ".basis"])]), saved]
        );
    }

    private ReportSheet Sheet(string key, string? note, string[] headings, IEnumerable<ReportCell[]> rows) =>
        new(texts[key + ".sheet"], note, [.. headings.Select(h => texts[h])], [.. rows]);

    private static ReportCell.Words Words(string text) => new(text);

    private static ReportCell.Whole Whole(int number) => new(number);

    private static IEnumerable<ReportCell> Counts(params int[] numbers) => numbers.Select(n => new ReportCell.Whole(n));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A table of the report, whatever it is written as.</summary>
/// <param name="Note">A sentence above it, or null.</param>
internal sealed record ReportSheet(
    string Name,
    string? Note,
    IReadOnlyList<string> Headings,
    IReadOnlyList<IReadOnlyList<ReportCell>> Rows
);

/// <summary>A cell with its kind, so that a spreadsheet gets numbers and dates and not their spelling.</summary>
internal abstract record ReportCell
{
    private ReportCell() { }

    public sealed record Words(string Text) : ReportCell;

    public sealed record Whole(int Number) : ReportCell;

    /// <param name="Number">Null shows nothing.</param>
    public sealed record Real(double? Number) : ReportCell;

    /// <param name="Part">0 to 1; null shows nothing.</param>
    public sealed record Share(double? Part) : ReportCell;

    public sealed record Day(DateOnly? Date) : ReportCell;
}
