using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Erasure;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Notices;

/// <summary>Where somebody was told goes with the conversation; that they were, with the member, or when the notice is long over. One that
/// still tells keeps all its rows: they are what says that nobody is told twice.</summary>
internal sealed class NoticeForgetting : IForget, IExpire
{
    public IReadOnlyList<SealedColumn> Columns { get; } = [];

    public Task ConversationAsync(ChannelsDb db, string conversationKey, CancellationToken stop) =>
        db.Set<NoticeTold>()
            .Where(n => n.ConversationKey == conversationKey)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ConversationKey, (string?)null), stop);

    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var over = now - keep.Figures;
        yield return Expiries.Delete(db =>
            db.Set<NoticeTold>().Where(t => !db.Set<Member>().Any(m => m.Number == t.Member)).OrderBy(t => t.ToldAt)
        );
        yield return Expiries.Delete(db =>
            db.Set<NoticeTold>()
                .Where(t => t.ToldAt < over && !db.Set<Notice>().Any(n => n.Id == t.NoticeId && n.StoppedAt == null && n.Until == null))
                .OrderBy(t => t.ToldAt)
        );
        yield return Expiries.Delete(db =>
            db.Set<Notice>()
                .Where(n => n.At < over && (n.StoppedAt != null || n.Until != null) && !db.Set<NoticeTold>().Any(t => t.NoticeId == n.Id))
                .OrderBy(n => n.At)
        );
    }
}
