using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Confirming;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Stamps;

/// <summary>What goes on and went on of late, for the member of a conversation; the link is the proof each time.</summary>
internal sealed class StampReader(IStore store, ColumnProtector protector, RunningFee fees, OtherSides sides, TimeProvider clock)
    : ILookup<FindStamps>
{
    private const int Most = 20;

    /// <summary>Between names of children.</summary>
    private static readonly char[] Between = ['、', ',', '，', 'と', '・'];

    /// <summary>What ended can be put right so long.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromHours(24);

    public Task<object?> FindAsync(FindStamps asked, Asker asker, CancellationToken stop) =>
        store.ReadAsync<object?>(
            async (db, inner) =>
            {
                var number = await db.Set<MemberLink>()
                    .Where(l => l.ConversationKey == asker.ConversationKey)
                    .Select(l => l.Number)
                    .SingleOrDefaultAsync(inner);
                if (number is null)
                    return null;
                var reminded = (asked.Wish as StampWish.Remind)?.Care;
                var since = clock.GetUtcNow() - StampHours.Longest - Recent;
                var rows = await db.Set<CareStamp>()
                    .AsNoTracking()
                    .Where(c => (c.Provider == number || c.Requester == number) && (c.OpenedAt > since || c.Id == reminded))
                    .OrderByDescending(c => c.OpenedAt)
                    .Take(Most)
                    .ToListAsync(inner);
                var ids = rows.ConvertAll(r => r.Id);
                var changes = (
                    await db.Set<CareStampChange>().AsNoTracking().Where(c => ids.Contains(c.CareId)).ToListAsync(inner)
                ).ToLookup(c => c.CareId);
                return new StampBoard(
                    [
                        .. rows.Where(r => r.Provider == number && (IsOfLate(r) || r.Id == reminded))
                            .Select(r => Care(r, changes[r.Id], isOwn: true)),
                    ],
                    [.. rows.Where(r => r.Requester == number && IsOfLate(r)).Select(r => Care(r, changes[r.Id], isOwn: false))]
                )
                {
                    Children = asked.Wish is StampWish.Put { Perhaps: not null } or StampWish.Put { Side: StampSide.Taken, Child: null }
                        ? await sides.ChildrenAsync(db, number, inner)
                        : [],
                };
            },
            stop
        );

    private bool IsOfLate(CareStamp row)
    {
        var now = clock.GetUtcNow();
        return row.ReturnedAt is { } end ? now - end <= Recent : now - (row.TakenAt ?? row.OpenedAt) <= StampHours.Longest;
    }

    private StampedCare Care(CareStamp row, IEnumerable<CareStampChange> changes, bool isOwn)
    {
        var child = row.Child is { } kept ? protector.RevealText(CareStamp.ChildColumn, row.Id.ToString("N"), kept) : null;
        var children = child?.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length ?? 0;
        return new StampedCare(
            row.Id,
            row.Revision,
            row.TakenAt,
            row.ReturnedAt,
            [.. changes.OrderBy(c => c.Number).Select(c => new StampedChange(c.Number, (StampSide)c.Side, c.From, c.To, c.At))]
        )
        {
            Child = child,
            IsCancelled = row.CancelledAt is not null,
            Reference = row.Reference,
            UsualEnd = row.UsualEnd,
            Yen =
                isOwn || row.TakenAt is not { } taken || row.CancelledAt is not null
                    ? null
                    : fees.Of(children, taken, row.ReturnedAt ?? clock.GetUtcNow()),
        };
    }
}
