using Channels.Bot.Data.Rows;
using Channels.Bot.Questions;
using Channels.Knowledge.Office;
using Channels.Knowledge.Office.Documents;

namespace Channels.Webhooks.Answers;

/// <summary>Reviews of documents in the database that the bot keeps; what is approved rings the bell.</summary>
internal sealed class SqlEntryReviews(EntryReviewLedger ledger, EntryBell bell) : IEntryReviews
{
    public Guid NewId() => ledger.NewId();

    public Task AddAsync(StoredReview review, CancellationToken stop) => ledger.AddAsync(review.Id, ChangeOf(review), stop);

    public async Task<StoredReview?> FindAsync(Guid id, CancellationToken stop) =>
        await ledger.FindAsync(id, stop) is { } row ? Of(row) : null;

    public async Task<IReadOnlyList<StoredReview>> ListAsync(CancellationToken stop) => (await ledger.ListAsync(stop)).ConvertAll(Of);

    public async Task<ReviewStep> StepAsync(StoredReview next, string from, IReadOnlyList<NewVersion> versions, CancellationToken stop)
    {
        switch (await ledger.StepAsync(next.Id, from, ChangeOf(next), [.. versions.Select(SqlEntryLedger.ChangeOf)], stop))
        {
            case null:
                return new ReviewStep("moved", []);
            case { Count: > 0 } stale:
                return new ReviewStep("stale", stale);
            default:
                bell.Ring();
                return new ReviewStep("done", []);
        }
    }

    private static ReviewChange ChangeOf(StoredReview review) => new(review.Document, review.State, review.Content, review.By);

    private static StoredReview Of(EntryReview row) => new(row.Id, row.Document, row.State, row.Content, row.By);
}
