using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Erasure;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Paying;

/// <summary>That somebody was told goes with the close; where they were told with the conversation; that they want no notices with the
/// member.</summary>
internal sealed class PayForgetting : IForget, IExpire
{
    public IReadOnlyList<SealedColumn> Columns { get; } = [];

    public Task ConversationAsync(ChannelsDb db, string conversationKey, CancellationToken stop) =>
        db.Set<PayNotice>()
            .Where(n => n.ConversationKey == conversationKey)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ConversationKey, (string?)null), stop);

    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var over = now - keep.Close;
        yield return Expiries.Delete(db => db.Set<PayNotice>().Where(n => n.ToldAt < over).OrderBy(n => n.ToldAt));
        yield return Expiries.Delete(db =>
            db.Set<NoticeStop>().Where(s => !db.Set<Member>().Any(m => m.Number == s.Number)).OrderBy(s => s.At)
        );
    }
}
