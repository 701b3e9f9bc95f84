using Channels.Bot.Data;
using Channels.Bot.Data.Rows;

namespace Channels.Bot.Delivery.Sinks.Desk;

/// <summary>A page of the books: what was handed in on a day and is a sink's.</summary>
/// <param name="Since">When the sink's books of the procedure began: from then on it gets everything.</param>
internal sealed record BookPage(string Sink, string Procedure, DateTimeOffset Since, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>All of the page: what came since the books began, and of what came before it what the sink was given later.</summary>
    public IQueryable<Submission> All(ChannelsDb db) =>
        db.Submissions.Where(s =>
            s.Procedure == Procedure
            && s.SubmittedAt >= From
            && s.SubmittedAt < To
            && (
                s.SubmittedAt >= Since
                || db.SinkItems.Any(i => i.SubmissionId == s.Id && i.Sink == Sink)
                || db.SinkReceipts.Any(r => r.SubmissionId == s.Id && r.Sink == Sink)
            )
        );

    /// <summary>What was given to it later.</summary>
    public IQueryable<Submission> Added(ChannelsDb db) => All(db).Where(s => s.SubmittedAt < Since);
}
