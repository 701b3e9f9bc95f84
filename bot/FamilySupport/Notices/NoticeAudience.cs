using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Members;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Notices;

/// <summary>Whom a notice is for. Only who is a member on the day, and not suspended.</summary>
/// <param name="Roles">Who does all of this; none: whatever they do.</param>
/// <param name="Without">Nobody who does any of this.</param>
/// <param name="Ward">Of this ward; null: of any.</param>
/// <param name="TrainedFrom">Trained on this day or later; null: whenever, or never.</param>
/// <param name="TrainedTo">Trained on this day or before.</param>
public sealed record NoticeAudience(
    MemberRoles Roles = MemberRoles.None,
    MemberRoles Without = MemberRoles.None,
    string? Ward = null,
    DateOnly? TrainedFrom = null,
    DateOnly? TrainedTo = null
)
{
    /// <summary>The wards a member can be of, as their file is read.</summary>
    public static IReadOnlyList<string> Wards { get; } = new MemberWords().Wards;

    internal static NoticeAudience Of(Notice notice) =>
        new(notice.Roles, notice.Without, notice.Ward, notice.TrainedFrom, notice.TrainedTo);

    /// <summary>The members it is for.</summary>
    internal IQueryable<Member> Members(ChannelsDb db, DateOnly day)
    {
        var (roles, without, ward, from, to) = this;
        var members = db.Set<Member>()
            .AsNoTracking()
            .Where(m =>
                m.JoinedOn <= day
                && (m.LeftOn == null || m.LeftOn > day)
                && (m.SuspendedOn == null || m.SuspendedOn > day)
                && (m.Roles & roles) == roles
                && (m.Roles & without) == MemberRoles.None
            );
        if (ward is not null)
            members = members.Where(m => m.Ward == ward);
        if (from is { } first)
            members = members.Where(m => m.TrainedOn >= first);
        if (to is { } last)
            members = members.Where(m => m.TrainedOn <= last);
        return members;
    }

    /// <summary>Those of them, by number, who can be told here and were not: linked, not blocking, and none who wants no notices.</summary>
    /// <param name="notice">The notice's id; an empty one was told to nobody.</param>
    internal IQueryable<Reachable> Reachables(ChannelsDb db, DateOnly day, Guid notice) =>
        from member in Members(db, day)
        join link in db.Set<MemberLink>() on member.Number equals link.Number
        join to in db.Conversations.AsNoTracking() on link.ConversationKey equals to.Key
        where
            !to.Blocked
            && !db.Set<NoticeStop>().Any(s => s.Number == member.Number)
            && !db.Set<NoticeTold>().Any(t => t.NoticeId == notice && t.Member == member.Number)
        orderby member.Number
        select new Reachable(member.Number, to);
}

/// <summary>A member, and where they are told.</summary>
internal sealed record Reachable(string Number, Conversation To);
