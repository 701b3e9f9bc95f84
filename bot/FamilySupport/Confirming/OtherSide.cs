using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Members;

namespace Channels.Bot.FamilySupport.Confirming;

/// <summary>
/// Whom a report concerns beside its provider, pure. A report names no requesting member: it is the one whose pair with the provider holds
/// on that day and who calls a child so, when no other can be meant. Whoever is wrongly asked learns of another family, so in doubt nobody
/// is; that only one pair is left proves nothing.
/// </summary>
/// <param name="Number">The member; null: nobody, or more than one.</param>
/// <param name="Why">Then why, one of <see cref="WhyUnasked"/>.</param>
internal sealed record OtherSide(string? Number, string? Why)
{
    /// <param name="provider">Number of its provider.</param>
    /// <param name="day">The day of the activity.</param>
    /// <param name="children">How the children are called in the report.</param>
    /// <param name="pairs">Whom its provider has ever met.</param>
    /// <param name="members">The members of those pairs, and the provider.</param>
    public static OtherSide Of(
        string provider,
        DateOnly day,
        IReadOnlyList<string> children,
        IReadOnlyCollection<MemberPair> pairs,
        IReadOnlyDictionary<string, MemberRecord> members
    )
    {
        var called = children.Select(ChildName.Bare).Where(c => c.Length > 0).ToHashSet(StringComparer.Ordinal);
        if (members.GetValueOrDefault(provider) is { } self && ChildName.Of(self).Overlaps(called))
            return new OtherSide(null, WhyUnasked.OwnChild);
        var met = pairs
            .Where(p => p.MetOn <= day && p.ExpiresOn >= day)
            .Select(p => members.GetValueOrDefault(p.Requester))
            .OfType<MemberRecord>()
            .Where(m => m.Roles.HasFlag(MemberRoles.Requester) && m.JoinedOn <= day && !(m.LeftOn <= day))
            .DistinctBy(m => m.Number)
            .ToList();
        if (met.Count == 0)
            return new OtherSide(null, WhyUnasked.NoPair);
        var theirs = met.FindAll(m => called.Count > 0 && called.IsSubsetOf(ChildName.Of(m)));
        if (theirs is not [var one])
            return new OtherSide(
                null,
                theirs.Count > 1 || (met.Count > 1 && met.Exists(m => m.Person.Children.Count == 0))
                    ? WhyUnasked.Several
                    : WhyUnasked.ChildUnknown
            );

        // A family without names may have such a child too, and one whose pair is over may be the one that is meant.
        var others = pairs.Select(p => members.GetValueOrDefault(p.Requester)).OfType<MemberRecord>().Where(m => m.Number != one.Number);
        return met.Exists(m => m.Person.Children.Count == 0) || others.Any(m => called.IsSubsetOf(ChildName.Of(m)))
            ? new OtherSide(null, WhyUnasked.Several)
            : new OtherSide(one.Number, null);
    }
}
