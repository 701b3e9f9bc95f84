using Channels.Bot.Data;
using Channels.Bot.Erasure;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery.Sinks;

/// <summary>Nothing personal is kept of items but, perhaps, a word of a sink's answer; receipts stay as long as their submission.</summary>
internal sealed class SinkForgetting : IForget, IExpire
{
    private static readonly TimeSpan KeepsDays = TimeSpan.FromDays(60);

    public IReadOnlyList<SealedColumn> Columns => [];

    public Task SubmissionAsync(ChannelsDb db, Guid submission, CancellationToken stop) =>
        db
            .SinkItems.Where(i => i.SubmissionId == submission)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Answer, (string?)null), stop);

    /// <inheritdoc/>
    public async Task RemoveAsync(ChannelsDb db, IReadOnlyCollection<Guid> submissions, CancellationToken stop)
    {
        await db.SinkItems.Where(i => submissions.Contains(i.SubmissionId)).ExecuteDeleteAsync(stop);
        await db.SinkReceipts.Where(r => submissions.Contains(r.SubmissionId)).ExecuteDeleteAsync(stop);
        await db.SinkRecords.Where(r => submissions.Contains(r.SubmissionId)).ExecuteDeleteAsync(stop);
    }

    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var day = DateOnly.FromDateTime((now - KeepsDays).UtcDateTime);
        var since = now - Expiries.Orphaned;
        yield return Expiries.Delete(db =>
            db.SinkReceipts.Where(r => r.FinishedAt > since && !db.Submissions.Any(s => s.Id == r.SubmissionId)).OrderBy(r => r.FinishedAt)
        );
        yield return (db, _, stop) =>
            db.SinkRecords.Where(r => r.SeenAt > since && !db.Submissions.Any(s => s.Id == r.SubmissionId)).ExecuteDeleteAsync(stop);
        yield return Expiries.Delete(db => db.SinkDays.Where(d => d.Day < day).OrderBy(d => d.Day));
    }
}
