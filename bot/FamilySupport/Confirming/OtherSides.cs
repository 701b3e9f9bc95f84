using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Members;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Confirming;

/// <summary>Finds the member whom a provider's care concerns, and the conversation that speaks for them.</summary>
internal sealed class OtherSides(MemberParts members)
{
    /// <summary>Whom it concerns, as the book of members is now.</summary>
    /// <param name="written">The provider's number, as it was written.</param>
    /// <param name="day">The day of the care.</param>
    /// <param name="children">How the children are called.</param>
    public async Task<OtherSide> FindAsync(
        ChannelsDb db,
        string written,
        DateOnly day,
        IReadOnlyList<string> children,
        CancellationToken stop
    )
    {
        var numbers = new WrittenNumbers(await db.Set<Member>().Select(m => m.Number).ToListAsync(stop));
        var provider = numbers.Meant(written);
        var pairs = await db.Set<MemberPair>().AsNoTracking().Where(p => p.Provider == provider).ToListAsync(stop);
        List<string> met = [provider, .. pairs.Select(p => p.Requester)];
        var known = (await db.Set<Member>().AsNoTracking().Where(m => met.Contains(m.Number)).ToListAsync(stop))
            .Select(members.Sealing.Open)
            .OfType<MemberRecord>()
            .ToDictionary(m => m.Number, StringComparer.Ordinal);
        return new Families(pairs, known).Of(provider, day, children);
    }

    /// <summary>The family name of a member: what stands before the space.</summary>
    public async Task<string?> FamilyNameAsync(ChannelsDb db, string written, CancellationToken stop)
    {
        var numbers = new WrittenNumbers(await db.Set<Member>().Select(m => m.Number).ToListAsync(stop));
        var meant = numbers.Meant(written);
        var row = await db.Set<Member>().AsNoTracking().SingleOrDefaultAsync(m => m.Number == meant, stop);
        return
            row is not null
            && members.Sealing.Open(row) is { } known
            && known.Person.Name.Split(' ', '　') is [{ Length: > 0 } family, _, ..]
            ? family
            : null;
    }

    /// <summary>How the children of those families are called whom a provider has met.</summary>
    public async Task<IReadOnlyList<string>> ChildrenAsync(ChannelsDb db, string provider, CancellationToken stop)
    {
        var families = db.Set<MemberPair>().Where(p => p.Provider == provider).Select(p => p.Requester);
        return
        [
            .. (await db.Set<Member>().AsNoTracking().Where(m => families.Contains(m.Number)).ToListAsync(stop))
                .Select(members.Sealing.Open)
                .OfType<MemberRecord>()
                .SelectMany(m => m.Person.Children)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>The conversation that speaks for a member; null: none does.</summary>
    public static Task<Conversation?> ConversationAsync(ChannelsDb db, string number, CancellationToken stop) =>
        db
            .Conversations.AsNoTracking()
            .SingleOrDefaultAsync(c => db.Set<MemberLink>().Any(l => l.Number == number && l.ConversationKey == c.Key), stop);
}
