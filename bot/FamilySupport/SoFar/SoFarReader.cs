using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Paying;
using Channels.Bot.Joints;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.SoFar;

/// <summary>How many reports of a month the member of a conversation has, as the dialog may say it. The link is the proof each
/// time.</summary>
internal sealed class SoFarReader(IStore store, SoFarBook book) : ILookup<FindSoFar>
{
    public async Task<object?> FindAsync(FindSoFar asked, Asker asker, CancellationToken stop)
    {
        var (number, paid) = await store.ReadAsync((db, inner) => MemberAsync(db, asked.Month, asker, inner), stop);
        if (number is null || await book.FindAsync(number, asked.Month, "ja", stop) is not { } month)
            return null;
        return paid is not null && month.IsDecided && month.Used.Count == 0
            ? paid
            : new SoFarCount(month.Used.Count, month.Worked.Count, month.IsDecided);
    }

    private static async Task<(string? Number, DecidedPay? Paid)> MemberAsync(
        ChannelsDb db,
        string month,
        Asker asker,
        CancellationToken stop
    )
    {
        var number = await db.Set<MemberLink>()
            .Where(l => l.ConversationKey == asker.ConversationKey)
            .Select(l => l.Number)
            .SingleOrDefaultAsync(stop);
        if (number is null)
            return (null, null);
        var close = await PayReader
            .Paid(db, number)
            .Where(c => c.Month == month)
            .Select(c => new { c.Month, c.ValueDate })
            .SingleOrDefaultAsync(stop);
        return (number, close is null ? null : new DecidedPay(close.Month, close.ValueDate));
    }
}
