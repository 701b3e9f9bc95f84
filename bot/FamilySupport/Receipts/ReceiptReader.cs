using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Joints;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Receipts;

/// <summary>Which months the requesting member of a conversation can have certified. The link is the proof each time.</summary>
internal sealed class ReceiptReader(IStore store, ReceiptBook book) : ILookup<FindReceipts>
{
    public async Task<object?> FindAsync(FindReceipts asked, Asker asker, CancellationToken stop)
    {
        var number = await store.ReadAsync(
            (db, inner) =>
                db.Set<MemberLink>()
                    .Where(l => l.ConversationKey == asker.ConversationKey)
                    .Select(l => l.Number)
                    .SingleOrDefaultAsync(inner),
            stop
        );
        return number is null ? null : new CertifiedMonths(await book.MonthsAsync(number, stop));
    }
}
