using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Erasure;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Linking;

/// <summary>A link goes with its conversation, or with its member; a code when its time is up.</summary>
internal sealed class LinkForgetting : IForget, IExpire
{
    public IReadOnlyList<SealedColumn> Columns { get; } = [];

    public Task ConversationAsync(ChannelsDb db, string conversationKey, CancellationToken stop) =>
        db.Set<MemberLink>().Where(l => l.ConversationKey == conversationKey).ExecuteDeleteAsync(stop);

    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        yield return Expiries.Delete(db => db.Set<MemberCode>().Where(c => c.ExpiresAt <= now).OrderBy(c => c.ExpiresAt));
        yield return Expiries.Delete(db =>
            db.Set<MemberLink>().Where(l => !db.Set<Member>().Any(m => m.Number == l.Number)).OrderBy(l => l.LinkedAt)
        );
    }
}
