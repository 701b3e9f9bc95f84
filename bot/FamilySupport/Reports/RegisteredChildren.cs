using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Closing;
using Channels.Bot.FamilySupport.Members;
using Channels.Bot.Submissions.Following;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Reports;

/// <summary>
/// The children of a report are those of a family its provider has met, by the names the centre registered. Where one of these families
/// has no names in the book, nothing can be said; and a conversation hears only of its own member, or anybody could try names out.
/// </summary>
internal sealed class RegisteredChildren(MemberParts members, FeeOptions options) : IKnowNames
{
    public async Task<UnknownNames?> UnknownAsync(ChannelsDb db, string conversationKey, CaredFor care, CancellationToken stop)
    {
        var level = options.Closing.Checks.Unregistered;
        if (level is CheckLevel.Off)
            return null;
        var own = await db.Set<MemberLink>()
            .Where(l => l.ConversationKey == conversationKey)
            .Select(l => l.Number)
            .SingleOrDefaultAsync(stop);
        if (own is null || own.TrimStart('0') != care.Number.TrimStart('0'))
            return null;
        var families = await db.Set<MemberPair>()
            .Where(p => p.Provider == own && p.MetOn <= care.Day && p.ExpiresOn >= care.Day)
            .Select(p => p.Requester)
            .ToListAsync(stop);
        var rows = await db.Set<Member>().AsNoTracking().Where(m => families.Contains(m.Number)).ToListAsync(stop);
        var unknown = Unknown(care.Names, [.. rows.Select(members.Sealing.Open).OfType<MemberRecord>()]);
        return unknown.Count == 0 ? null : new UnknownNames(unknown, level is CheckLevel.Warn);
    }

    /// <summary>The names that no family calls a child by; none where a family has none in the book, or there is no family.</summary>
    /// <param name="names">As they are written in the report.</param>
    /// <param name="families">Whom the provider has met, as far as it counts on that day.</param>
    public static IReadOnlyList<string> Unknown(IReadOnlyList<string> names, IReadOnlyCollection<MemberRecord> families)
    {
        if (families.Count == 0 || families.Any(f => f.Person.Children.Count == 0))
            return [];
        var known = families.SelectMany(ChildName.Of).ToHashSet(StringComparer.Ordinal);
        return [.. names.Where(n => ChildName.Bare(n) is { Length: > 0 } bare && !known.Contains(bare))];
    }
}
