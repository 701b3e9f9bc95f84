using Channels.Bot.Audit;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>
/// Two people sign a close, each with a key of their own, and name what they sign by its hash. A signature can be taken back until the
/// close is handed over; one under another hash counts for nothing.
/// </summary>
public sealed class CloseApprovals(IStore store, CloseParts parts, TimeProvider clock)
{
    private readonly CloseWords words = parts.Words;

    /// <summary>Where a close stands; null: there is none.</summary>
    public Task<CloseState?> FindAsync(string month, CancellationToken stop) =>
        store.ReadAsync(
            async (db, inner) =>
                await db.Set<MonthClose>().SingleOrDefaultAsync(c => c.Month == month, inner) is { } close
                    ? CloseParts.State(close, await CloseParts.SignaturesAsync(db, close, inner))
                    : null,
            stop
        );

    /// <summary>Signs.</summary>
    /// <param name="hash">What the person looked at.</param>
    /// <param name="person">Who signs: a person, never a system.</param>
    /// <param name="holder">Whose key they came with.</param>
    public Task<CloseResult> ApproveAsync(string month, string hash, Actor person, string holder, CancellationToken stop)
    {
        if (person.Kind is not ActorKind.Person)
            throw new ArgumentException("A system signs for nobody.", nameof(person));
        return ChangeAsync(
            month,
            async (db, close, inner) =>
            {
                if (!string.Equals(hash, close.Hash, StringComparison.OrdinalIgnoreCase))
                    return CloseResult.No(words, "hash", close.Hash);
                if (await parts.Reader.ChangedPayeesAsync(db, month, inner) is { Count: > 0 } changed)
                    return CloseResult.No(words, "payees-changed", string.Join(' ', changed));
                var signed = await db.Set<CloseApproval>()
                    .AsNoTracking()
                    .Where(a => a.Month == month && a.Hash == close.Hash)
                    .ToListAsync(inner);
                var own = signed.Find(a => a.Person == person.Name);
                if (own is { WithdrawnAt: null })
                    return CloseResult.No(words, "approved");
                if (signed.Exists(a => a.WithdrawnAt is null && a.Holder == holder))
                    return CloseResult.No(words, "same-key");
                if (own is not null)
                    await db.Set<CloseApproval>()
                        .Where(a => a.Month == month && a.Hash == close.Hash && a.Person == person.Name)
                        .ExecuteDeleteAsync(inner);
                var now = clock.GetUtcNow();
                db.Add(
                    new CloseApproval
                    {
                        Month = month,
                        Hash = close.Hash,
                        Person = person.Name,
                        Holder = holder,
                        At = now,
                    }
                );
                AuditLog.Add(db, now, person, "close.approved", month, $"hash={close.Hash} key={holder}");
                return null;
            },
            stop
        );
    }

    /// <summary>Takes a signature back.</summary>
    public Task<CloseResult> WithdrawAsync(string month, Actor person, CancellationToken stop) =>
        ChangeAsync(
            month,
            async (db, close, inner) =>
            {
                var now = clock.GetUtcNow();
                if (
                    await db.Set<CloseApproval>()
                        .Where(a => a.Month == month && a.Hash == close.Hash && a.Person == person.Name && a.WithdrawnAt == null)
                        .ExecuteUpdateAsync(set => set.SetProperty(a => a.WithdrawnAt, now), inner) != 1
                )
                    return CloseResult.No(words, "approval-unknown");
                AuditLog.Add(db, now, person, "close.approval-withdrawn", month, $"hash={close.Hash}");
                return null;
            },
            stop
        );

    private Task<CloseResult> ChangeAsync(
        string month,
        Func<ChannelsDb, MonthClose, CancellationToken, Task<CloseResult?>> change,
        CancellationToken stop
    ) =>
        store.WriteOrFindAsync(
            async (db, inner) =>
            {
                // The row is this transaction's from here on: nobody hands it over meanwhile.
                await db.Set<MonthClose>()
                    .Where(c => c.Month == month)
                    .ExecuteUpdateAsync(set => set.SetProperty(c => c.PreparedBy, c => c.PreparedBy), inner);
                if (await db.Set<MonthClose>().SingleOrDefaultAsync(c => c.Month == month, inner) is not { } close)
                    return Written.Undo(CloseResult.No(words, "unknown"));
                if (close.ExportedAt is not null)
                    return Written.Undo(CloseResult.No(words, "month-closed"));
                if (await change(db, close, inner) is { } refused)
                    return Written.Undo(refused);
                await db.SaveChangesAsync(inner);
                return Written.Keep(CloseResult.Of(CloseParts.State(close, await CloseParts.SignaturesAsync(db, close, inner))));
            },
            stop
        );
}
