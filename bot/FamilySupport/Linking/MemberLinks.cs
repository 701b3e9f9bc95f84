using Channels.Bot.Attempts;
using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Linking;

/// <summary>A member says the code of the centre in their conversation, or ends the link there.</summary>
public sealed class MemberLinks(IStore store, ColumnProtector protector, AttemptBook attempts, LinkNews news, TimeProvider clock)
    : ILookup<ClaimMember>,
        IEffectWriter<LinkMember>,
        IEffectWriter<UnlinkMember>
{
    /// <summary>Counted before it is looked up; what is locked is not looked up.</summary>
    public async Task<object?> FindAsync(ClaimMember asked, Asker asker, CancellationToken stop)
    {
        Guarded[] tried = [Guarded.Origin(asker.Origin)];
        if (!await attempts.MayTryAsync(tried, null, stop))
            return TooManyTries.Instance;
        var (key, now) = (CodeKeys.KeyOf(protector, asked.Code), clock.GetUtcNow());
        var today = JapanTime.DayOf(now);
        var found = await store.ReadAsync(
            async (db, inner) =>
            {
                var member = await db.Set<Member>()
                    .Where(m =>
                        (m.LeftOn == null || m.LeftOn > today)
                        && db.Set<MemberCode>().Any(c => c.CodeKey == key && c.ExpiresAt > now && c.Number == m.Number)
                    )
                    .Select(m => new
                    {
                        m.Number,
                        m.Roles,
                        IsElsewhere = db.Set<MemberLink>().Any(l => l.Number == m.Number && l.ConversationKey != asker.ConversationKey),
                    })
                    .SingleOrDefaultAsync(inner);
                return member is null
                    ? null
                    : new MemberClaim(
                        member.Number,
                        member.Roles.HasFlag(MemberRoles.Requester),
                        member.Roles.HasFlag(MemberRoles.Provider),
                        member.IsElsewhere
                    );
            },
            stop
        );
        if (found is not null)
            await attempts.RightAsync(tried, stop);
        return found;
    }

    /// <summary>The code is used up in the same transaction; whoever comes second finds nothing and is told so.</summary>
    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, LinkMember linked, CancellationToken stop)
    {
        var (conversation, now) = (turn.Event.ConversationKey, clock.GetUtcNow());
        var key = CodeKeys.KeyOf(protector, linked.Code);
        if (
            await db.Set<MemberCode>()
                .Where(c => c.CodeKey == key && c.Number == linked.Number && c.ExpiresAt > now)
                .ExecuteDeleteAsync(stop) != 1
        )
            return false;
        foreach (
            var before in await db.Set<MemberLink>()
                .AsNoTracking()
                .Where(l => l.Number == linked.Number || l.ConversationKey == conversation)
                .ToListAsync(stop)
        )
        {
            if (before.ConversationKey == conversation)
            {
                await db.Set<MemberLink>().Where(l => l.Number == before.Number).ExecuteDeleteAsync(stop);
                if (before.Number != linked.Number)
                    AuditLog.Add(db, now, Actor.Bot, "member.unlinked", before.Number, "other-number");
            }
            else
            {
                await news.EndAsync(db, before, UnlinkReasons.Elsewhere, stop);
                AuditLog.Add(db, now, Actor.Bot, "member.unlinked", before.Number, UnlinkReasons.Elsewhere);
            }
        }

        db.Add(
            new MemberLink
            {
                Number = linked.Number,
                ConversationKey = conversation,
                LinkedAt = now,
            }
        );
        AuditLog.Add(db, now, Actor.Bot, "member.linked", linked.Number);
        return true;
    }

    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, UnlinkMember ended, CancellationToken stop)
    {
        var conversation = turn.Event.ConversationKey;
        var gone = await db.Set<MemberLink>()
            .Where(l => l.Number == ended.Number && l.ConversationKey == conversation)
            .ExecuteDeleteAsync(stop);
        if (gone > 0)
            AuditLog.Add(db, clock.GetUtcNow(), Actor.Bot, "member.unlinked", ended.Number, "person");
        return true;
    }
}
