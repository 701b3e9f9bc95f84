using System.Security.Cryptography;
using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Members;
using Channels.Bot.Intake;
using Channels.Bot.Protection;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Linking;

/// <summary>What the centre does: gives a member a code, and takes a link away.</summary>
public sealed class LinkDesk(IStore store, ColumnProtector protector, LinkNews news, TurnBell bell, FeeOptions options, TimeProvider clock)
{
    /// <summary>A new code for a member; the one before it opens nothing any more. It is told here and nowhere again.</summary>
    /// <param name="written">The member's number as somebody wrote it: 04821 is 4821.</param>
    /// <param name="by">Who, as the audit names them.</param>
    public Task<CodeGiven> GiveAsync(string written, Actor by, CancellationToken stop)
    {
        var entropy = RandomNumberGenerator.GetBytes(16);
        return store.WriteOrFindAsync(
            async (db, inner) =>
            {
                if (await FindAsync(db, written, inner) is not { } member)
                    return Written.Undo<CodeGiven>(new CodeGiven.Unknown());
                var now = clock.GetUtcNow();
                if (member.LeftOn <= JapanTime.DayOf(now))
                    return Written.Undo<CodeGiven>(new CodeGiven.HasLeft());
                var (number, code) = (member.Number, CodeKeys.Create(entropy));
                await db.Set<MemberCode>().Where(c => c.Number == number).ExecuteDeleteAsync(inner);
                db.Add(
                    new MemberCode
                    {
                        Number = number,
                        CodeKey = CodeKeys.KeyOf(protector, code),
                        ExpiresAt = now + options.Linking.CodeIsGood,
                    }
                );
                AuditLog.Add(db, now, by, "member.code", number);
                await db.SaveChangesAsync(inner);
                return Written.Keep<CodeGiven>(new CodeGiven.Given(number, code, now + options.Linking.CodeIsGood));
            },
            stop
        );
    }

    /// <summary>Ends the link of a member and makes a code that was given out worthless; the conversation is told.</summary>
    public async Task<LinkTaken> EndAsync(string written, Actor by, CancellationToken stop)
    {
        var taken = await store.WriteAsync(
            async (db, inner) =>
            {
                if (await FindAsync(db, written, inner) is not { Number: var number })
                    return Written.Undo(LinkTaken.Unknown);
                var now = clock.GetUtcNow();
                var codes = await db.Set<MemberCode>().Where(c => c.Number == number).ExecuteDeleteAsync(inner);
                var link = await db.Set<MemberLink>().AsNoTracking().SingleOrDefaultAsync(l => l.Number == number, inner);
                if (link is null && codes == 0)
                    return Written.Undo(LinkTaken.None);
                if (link is not null)
                    await news.EndAsync(db, link, UnlinkReasons.Office, inner);
                AuditLog.Add(db, now, by, "member.unlinked", number, link is null ? "code" : UnlinkReasons.Office);
                await db.SaveChangesAsync(inner);
                return Written.Keep(link is null ? LinkTaken.Code : LinkTaken.Link);
            },
            stop
        );
        if (taken is LinkTaken.Link)
            bell.Ring();
        return taken;
    }

    /// <summary>Where the link of a member stands; null: there is no such member.</summary>
    public Task<LinkStands?> FindAsync(string written, CancellationToken stop) =>
        store.ReadAsync(
            async (db, inner) =>
            {
                if (await FindAsync(db, written, inner) is not { Number: var number })
                    return null;
                var now = clock.GetUtcNow();
                var at = await db.Set<MemberLink>()
                    .Where(l => l.Number == number)
                    .Select(l => (DateTimeOffset?)l.LinkedAt)
                    .FirstOrDefaultAsync(inner);
                var until = await db.Set<MemberCode>()
                    .Where(c => c.Number == number && c.ExpiresAt > now)
                    .Select(c => (DateTimeOffset?)c.ExpiresAt)
                    .FirstOrDefaultAsync(inner);
                return (LinkStands?)new LinkStands(number, at, until);
            },
            stop
        );

    private static async Task<Member?> FindAsync(ChannelsDb db, string written, CancellationToken stop)
    {
        var numbers = new WrittenNumbers(await db.Set<Member>().Select(m => m.Number).ToListAsync(stop));
        var number = numbers.Meant(written.Trim());
        return await db.Set<Member>().AsNoTracking().SingleOrDefaultAsync(m => m.Number == number, stop);
    }
}

/// <summary>What came of asking for a code.</summary>
public abstract record CodeGiven
{
    /// <summary>Here it is.</summary>
    /// <param name="Number">Whose it is.</param>
    /// <param name="Code">What the member says.</param>
    /// <param name="Until">When it can be used no more, UTC.</param>
    public sealed record Given(string Number, string Code, DateTimeOffset Until) : CodeGiven
    {
        /// <summary>Never the code.</summary>
        public override string ToString() => Number;
    }

    /// <summary>There is no such member.</summary>
    public sealed record Unknown : CodeGiven;

    /// <summary>They are a member no more.</summary>
    public sealed record HasLeft : CodeGiven;
}

/// <summary>What was taken away.</summary>
public enum LinkTaken
{
    /// <summary>There is no such member.</summary>
    Unknown,

    /// <summary>There was nothing.</summary>
    None,

    /// <summary>A code that nobody had used.</summary>
    Code,

    /// <summary>The link.</summary>
    Link,
}

/// <summary>Where a link stands.</summary>
/// <param name="Number">Whose.</param>
/// <param name="LinkedAt">Since when a conversation speaks for them; null: none does.</param>
/// <param name="CodeUntil">Until when a code that was given out can be used; null: there is none.</param>
public sealed record LinkStands(string Number, DateTimeOffset? LinkedAt, DateTimeOffset? CodeUntil);
