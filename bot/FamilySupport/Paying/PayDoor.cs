using Channels.Bot.Attempts;
using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.Drafts;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Paying;

/// <summary>Who may read what a member is paid: whoever opens the link that was given out in the conversation of that member, once. From
/// then on the conversation must still be theirs, at each page.</summary>
public sealed class PayDoor(IStore store, Invitations links, AttemptBook attempts, TimeProvider clock)
{
    /// <summary>Uses a code up; counted before it is looked up.</summary>
    /// <param name="code">As it stands in the link, or was typed.</param>
    /// <param name="origin">A pseudonym of where it comes from.</param>
    public async Task<PayOpened> OpenAsync(string code, string origin, CancellationToken stop)
    {
        Guarded[] tried = [Guarded.Origin(origin)];
        if (!await attempts.MayTryAsync(tried, null, stop))
            return new PayOpened.TooMany();
        var opened = await store.WriteAsync<PayOpened>(
            async (db, inner) =>
            {
                if (await links.AcceptAsync(db, code, PayLink.Page, inner) is not { } conversation)
                    return Written.Undo<PayOpened>(new PayOpened.No());
                if (await db.Set<MemberLink>().SingleOrDefaultAsync(l => l.ConversationKey == conversation, inner) is not { } link)
                    return Written.Keep<PayOpened>(new PayOpened.No()); // it was unlinked since: the code is used up all the same
                AuditLog.Add(db, clock.GetUtcNow(), Actor.Bot, "pay.opened", link.Number);
                await db.SaveChangesAsync(inner);
                return Written.Keep<PayOpened>(new PayOpened.Member(new PayViewer(link.Number, conversation)));
            },
            stop
        );
        if (opened is PayOpened.Member)
            await attempts.RightAsync(tried, stop);
        return opened;
    }

    /// <summary>The conversation still speaks for the member.</summary>
    public Task<bool> HoldsAsync(PayViewer who, CancellationToken stop) =>
        store.ReadAsync(
            (db, inner) => db.Set<MemberLink>().AnyAsync(l => l.Number == who.Number && l.ConversationKey == who.ConversationKey, inner),
            stop
        );
}

/// <summary>Whose page it is.</summary>
/// <param name="Number">The member.</param>
/// <param name="ConversationKey">The conversation in which the link was given out.</param>
public sealed record PayViewer(string Number, string ConversationKey)
{
    /// <summary>Never the conversation.</summary>
    public override string ToString() => Number;
}

/// <summary>What came of a code.</summary>
public abstract record PayOpened
{
    public sealed record Member(PayViewer Who) : PayOpened;

    /// <summary>It is nobody's, was used, or its time is up.</summary>
    public sealed record No : PayOpened;

    /// <summary>Too many wrong ones from there: nothing was looked up.</summary>
    public sealed record TooMany : PayOpened;
}
