using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Questions;

/// <summary>
/// Reviews of documents. A step is taken from the state that was read; the last one writes the versions of all entries in the same
/// transaction, all of them or none. Contents are JSON that nobody here reads.
/// </summary>
public sealed class EntryReviewLedger(IStore store, EntryLedger ledger, InquiryTeller teller, TimeProvider clock)
{
    private const int MostListed = 200;

    /// <summary>A name for a new review.</summary>
    public Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());

    public Task AddAsync(Guid id, ReviewChange change, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async (db, stop) =>
            {
                var now = clock.GetUtcNow();
                db.EntryReviews.Add(
                    new EntryReview
                    {
                        Id = id,
                        Document = change.Document,
                        State = change.State,
                        Content = change.Content,
                        By = change.By,
                        At = now,
                    }
                );
                AuditLog.Add(db, now, Actor.Person(change.By), "review." + change.State, id.ToString("N"), change.Document);
                return Written.Keep(await db.SaveChangesAsync(stop));
            },
            cancellationToken
        );

    public Task<EntryReview?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        store.ReadAsync((db, stop) => db.EntryReviews.SingleOrDefaultAsync(r => r.Id == id, stop), cancellationToken);

    /// <summary>Newest first, at most 200.</summary>
    public Task<List<EntryReview>> ListAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(
            (db, stop) => db.EntryReviews.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Take(MostListed).ToListAsync(stop),
            cancellationToken
        );

    /// <summary>Takes a step, with the versions it writes.</summary>
    /// <param name="from">The state it was read in.</param>
    /// <returns>Null: somebody else took a step. Otherwise the entries that somebody changed since; none when it is done.</returns>
    public async Task<IReadOnlyList<string>?> StepAsync(
        Guid id,
        string from,
        ReviewChange change,
        IReadOnlyList<EntryChange> versions,
        CancellationToken cancellationToken
    )
    {
        var (stale, told) = await store.WriteOrFindAsync((db, stop) => OneAsync(db, id, from, change, versions, stop), cancellationToken);
        if (told)
            teller.Ring();
        return stale;
    }

    private async Task<Written<(IReadOnlyList<string>? Stale, bool Told)>> OneAsync(
        ChannelsDb db,
        Guid id,
        string from,
        ReviewChange change,
        IReadOnlyList<EntryChange> versions,
        CancellationToken stop
    )
    {
        if (
            await db
                .EntryReviews.Where(r => r.Id == id && r.State == from)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(r => r.State, change.State)
                            .SetProperty(r => r.Content, change.Content)
                            .SetProperty(r => r.By, change.By),
                    stop
                ) != 1
        )
            return Written.Undo<(IReadOnlyList<string>?, bool)>((null, false));
        var added = versions.Count == 0 ? [] : await ledger.AddAsync(db, versions, stop);
        if (added.Count < versions.Count)
        {
            var stale = versions.Select(v => v.EntryId).Except(added.Select(a => a.EntryId), StringComparer.Ordinal);
            return Written.Undo<(IReadOnlyList<string>?, bool)>(([.. stale], false));
        }

        var detail = $"{change.Document}: {added.Count} versions";
        AuditLog.Add(db, clock.GetUtcNow(), Actor.Person(change.By), "review." + change.State, id.ToString("N"), detail);
        await db.SaveChangesAsync(stop);
        return Written.Keep<(IReadOnlyList<string>?, bool)>(([], await TellAsync(db, added, stop)));
    }

    /// <summary>Entries that answer an inquiry are few: the others are not looked through.</summary>
    private async Task<bool> TellAsync(ChannelsDb db, List<EntryVersion> added, CancellationToken stop)
    {
        var ids = added.ConvertAll(a => a.EntryId);
        var asked = await db
            .EntryVersions.Where(v => v.Inquiry != null && ids.Contains(v.EntryId))
            .Select(v => v.EntryId)
            .Distinct()
            .ToListAsync(stop);
        var told = false;
        foreach (var version in added.Where(a => asked.Contains(a.EntryId, StringComparer.Ordinal)))
            told |= (await teller.TellAsync(db, version, stop)).Count > 0;
        return told;
    }
}

/// <summary>A review as it is from now on.</summary>
/// <param name="Content">The review as JSON.</param>
public sealed record ReviewChange(string Document, string State, string Content, string By);
