using Channels.Bot.Attempts;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Drafts;

/// <summary>Links from one conversation into another: the one opened there announces its news here.</summary>
public sealed class Invitations(ColumnProtector protector, AttemptBook attempts, TimeProvider clock)
    : IEffectWriter<Invite>,
        IEffectWriter<AcceptInvitation>
{
    public Task<bool> WriteAsync(ChannelsDb db, Turn turn, Invite invite, CancellationToken stop)
    {
        db.Invitations.Add(
            new Invitation
            {
                CodeKey = KeyOf(invite.Code),
                ConversationKey = turn.Event.ConversationKey,
                Procedure = invite.Procedure,
                ExpiresAt = invite.Expires,
            }
        );
        return Task.FromResult(true);
    }

    /// <summary>From now on news of this conversation are announced where the link was given out.</summary>
    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, AcceptInvitation accepted, CancellationToken stop)
    {
        var key = turn.Event.ConversationKey;

        // Counted like every code, and not taken back: a link is opened once and not often.
        if (!await attempts.CountAsync(db, [Guarded.Origin(turn.Read.Origin ?? key)], null, stop))
            return true;
        if (await AcceptAsync(db, accepted.Code, page: null, stop) is not { } notify || notify == key)
            return true;
        await db.SaveChangesAsync(stop); // the conversation may be new
        await db.Conversations.Where(c => c.Key == key).ExecuteUpdateAsync(set => set.SetProperty(c => c.NotifyKey, notify), stop);
        return true;
    }

    /// <summary>Uses a link up.</summary>
    /// <param name="page">The page it must be for; null: a procedure.</param>
    /// <returns>The conversation to announce news in; null when there is no such link, its time is up or it was used.</returns>
    public async Task<string?> AcceptAsync(ChannelsDb db, string code, string? page, CancellationToken cancellationToken)
    {
        var (key, now) = (KeyOf(code), clock.GetUtcNow());
        var open = db.Invitations.Where(i => i.CodeKey == key && i.UsedAt == null && i.ExpiresAt > now);
        open = page is null ? open.Where(i => i.Procedure != PayLink.Page) : open.Where(i => i.Procedure == page);
        if (await open.ExecuteUpdateAsync(set => set.SetProperty(i => i.UsedAt, now), cancellationToken) != 1)
            return null;
        return await db.Invitations.Where(i => i.CodeKey == key).Select(i => i.ConversationKey).SingleAsync(cancellationToken);
    }

    private string KeyOf(string code) => protector.Pseudonym("invitation", code);
}
