using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Webhooks.Reports;

/// <summary>Reads what a month's report is made of. Words are opened here, in the process, and nowhere kept.</summary>
internal sealed class QuestionRows(IStore store, ColumnProtector protector)
{
    /// <summary>The form by which a provider's question reaches a person.</summary>
    private const string Inquiry = "provider-inquiry";

    public async Task<MonthRows> ReadAsync(ReportMonth month, CancellationToken stop)
    {
        var (start, end) = (month.Start, month.End);
        var until = end + QuestionReportMaker.SameMatterWithin;
        var asked = await store.ReadAsync(
            (db, token) =>
                db
                    .AskedQuestions.Where(q => q.At >= start && q.At < until)
                    .OrderBy(q => q.At)
                    .ThenBy(q => q.Id)
                    .Select(q => new
                    {
                        q.Id,
                        q.At,
                        q.ConversationKey,
                        q.Outcome,
                        q.Reason,
                        q.EntryId,
                        q.Services,
                        q.Topic,
                        q.Feedback,
                        q.Ticket,
                        q.Text,
                    })
                    .ToListAsync(token),
            stop
        );
        var inquiries = await store.ReadAsync(
            (db, token) =>
                db
                    .WorkItems.Join(
                        db.Submissions.Where(s => s.Procedure == Inquiry && !s.IsInterim && s.SubmittedAt >= start && s.SubmittedAt < end),
                        w => w.SubmissionId,
                        s => s.Id,
                        (w, s) => new { s.SubmittedAt, w.ContactedAt }
                    )
                    .ToListAsync(token),
            stop
        );
        return new MonthRows(
            [
                .. asked.Select(q => new QuestionRow(
                    q.At,
                    q.ConversationKey,
                    q.Outcome,
                    q.Reason,
                    q.EntryId,
                    q.Services.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                    q.Topic,
                    q.Feedback,
                    q.Ticket,
                    q.Text is null ? null : protector.RevealText(AskedQuestion.TextColumn, q.Id.ToString("N"), q.Text)
                )),
            ],
            await EarlierAsync(month, stop),
            [.. inquiries.Select(i => new InquiryRow(i.SubmittedAt, i.ContactedAt))]
        );
    }

    /// <summary>One count a month and outcome: the months begin in Japan, which no database here is asked to know.</summary>
    private async Task<Dictionary<(ReportMonth, string), int>> EarlierAsync(ReportMonth month, CancellationToken stop)
    {
        var counts = new Dictionary<(ReportMonth, string), int>();
        for (var back = QuestionReportMaker.MonthsShown - 1; back > 0; back--)
        {
            var earlier = month.Plus(-back);
            var (start, end) = (earlier.Start, earlier.End);
            var outcomes = await store.ReadAsync(
                (db, token) =>
                    db
                        .AskedQuestions.Where(q => q.At >= start && q.At < end)
                        .GroupBy(q => q.Outcome)
                        .Select(g => new { g.Key, Count = g.Count() })
                        .ToListAsync(token),
                stop
            );
            foreach (var outcome in outcomes)
                counts[(earlier, outcome.Key)] = outcome.Count;
        }

        return counts;
    }
}
