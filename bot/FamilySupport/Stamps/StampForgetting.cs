using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Erasure;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Stamps;

/// <summary>
/// Stamps go with the provider's conversation, with the report that was made of them, or after their time where none was. A message that
/// was taken back takes its stamp with it, before a report was made of it; that there was one remains in the history, without a name.
/// </summary>
internal sealed class StampForgetting(StampChanges changes, FeeOptions options, TimeProvider clock) : IForget, IExpire
{
    public IReadOnlyList<SealedColumn> Columns { get; } =
    [SealedColumn.Of<CareStamp, Guid>(CareStamp.ChildColumn, c => c.Child, c => c.Id, c => c.Id.ToString("N"))];

    public async Task MessageAsync(ChannelsDb db, ForgottenMessage message, CancellationToken stop)
    {
        var rows = await db.Set<CareStamp>()
            .AsNoTracking()
            .Where(c => c.ConversationKey == message.ConversationKey && (c.TakenKey == message.Key || c.ReturnedKey == message.Key))
            .ToListAsync(stop);
        foreach (var row in rows)
        {
            var side = row.TakenKey == message.Key ? StampSide.Taken : StampSide.Returned;
            if (row.CancelledAt is null && row.Reference is null)
                changes.Put(db, row, side, null, clock.GetUtcNow(), StampChanges.Unsent);
            if (side is StampSide.Taken)
                row.TakenKey = null;
            else
                row.ReturnedKey = null;
            await db.Set<CareStamp>()
                .Where(c => c.Id == row.Id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(c => c.Child, (ProtectedBytes?)null)
                            .SetProperty(c => c.TakenAt, row.TakenAt)
                            .SetProperty(c => c.ReturnedAt, row.ReturnedAt)
                            .SetProperty(c => c.TakenKey, row.TakenKey)
                            .SetProperty(c => c.ReturnedKey, row.ReturnedKey)
                            .SetProperty(c => c.Revision, row.Revision)
                            .SetProperty(c => c.TellAt, row.TellAt)
                            .SetProperty(c => c.AskAt, row.AskAt)
                            .SetProperty(c => c.CancelledAt, row.CancelledAt),
                    stop
                );
        }
    }

    public Task ConversationAsync(ChannelsDb db, string conversationKey, CancellationToken stop) =>
        DeleteAsync(db, db.Set<CareStamp>().Where(c => c.ConversationKey == conversationKey), stop);

    public Task SubmissionAsync(ChannelsDb db, Guid submission, CancellationToken stop) => RemoveAsync(db, [submission], stop);

    public Task RemoveAsync(ChannelsDb db, IReadOnlyCollection<Guid> submissions, CancellationToken stop)
    {
        var ids = submissions.Select(s => (Guid?)s).ToList();
        return DeleteAsync(db, db.Set<CareStamp>().Where(c => ids.Contains(c.SubmissionId)), stop);
    }

    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var until = now - options.Stamps.Keeps;
        yield return (db, most, stop) =>
            DeleteAsync(
                db,
                db.Set<CareStamp>().Where(c => c.OpenedAt < until && c.SubmissionId == null).OrderBy(c => c.OpenedAt).Take(most),
                stop
            );
    }

    /// <summary>A care goes with its history.</summary>
    private static async Task<int> DeleteAsync(ChannelsDb db, IQueryable<CareStamp> of, CancellationToken stop)
    {
        var cares = await of.Select(c => c.Id).ToListAsync(stop);
        if (cares.Count == 0)
            return 0;
        await db.Set<CareStampChange>().Where(c => cares.Contains(c.CareId)).ExecuteDeleteAsync(stop);
        return await db.Set<CareStamp>().Where(c => cares.Contains(c.Id)).ExecuteDeleteAsync(stop);
    }
}
