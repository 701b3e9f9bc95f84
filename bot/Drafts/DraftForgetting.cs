using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Erasure;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Drafts;

/// <summary>Answers of a message leave the drafts of its conversation; drafts and links go with it, or when their time is up.</summary>
internal sealed class DraftForgetting(ColumnProtector protector) : IForget, IExpire
{
    public IReadOnlyList<SealedColumn> Columns { get; } =
    [SealedColumn.Of<Draft, string>(Draft.SessionColumn, d => d.Session, d => d.CodeKey, d => d.CodeKey)];

    public async Task MessageAsync(ChannelsDb db, ForgottenMessage message, CancellationToken stop)
    {
        foreach (var draft in await db.Drafts.Where(d => d.ConversationKey == message.ConversationKey).ToListAsync(stop))
        {
            if (
                draft.Session is null
                || DraftText.Without(message.MessageId, protector.Reveal(Draft.SessionColumn, draft.CodeKey, draft.Session)) is not { } left
            )
                continue;
            var session = protector.Protect(Draft.SessionColumn, draft.CodeKey, left);
            await db
                .Drafts.Where(d => d.CodeKey == draft.CodeKey)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.Session, session), stop);
        }
    }

    public async Task ConversationAsync(ChannelsDb db, string conversationKey, CancellationToken stop)
    {
        await db.Drafts.Where(d => d.ConversationKey == conversationKey).ExecuteDeleteAsync(stop);
        await db.Invitations.Where(i => i.ConversationKey == conversationKey).ExecuteDeleteAsync(stop);
    }

    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        yield return Expiries.Delete(db => db.Drafts.Where(d => d.ExpiresAt <= now).OrderBy(d => d.ExpiresAt));
        yield return Expiries.Delete(db => db.Invitations.Where(i => i.ExpiresAt <= now).OrderBy(i => i.ExpiresAt));
    }
}
