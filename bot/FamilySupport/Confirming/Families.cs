using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Members;

namespace Channels.Bot.FamilySupport.Confirming;

/// <summary>Whose children a provider cares for, as the book of members is now: the one place that says which family a report is of, for
/// the question to it, for what it reads and for what a close keeps.</summary>
/// <param name="pairs">Whom providers have ever met.</param>
/// <param name="members">The members of those pairs, and the providers, by number.</param>
internal sealed class Families(IEnumerable<MemberPair> pairs, IReadOnlyDictionary<string, MemberRecord> members)
{
    private readonly ILookup<string, MemberPair> met = pairs.ToLookup(p => p.Provider, StringComparer.Ordinal);

    /// <param name="provider">The provider's number, as the book has it.</param>
    /// <param name="day">The day of the care.</param>
    /// <param name="children">How the children are called.</param>
    public OtherSide Of(string provider, DateOnly day, IReadOnlyList<string> children)
    {
        var own = met[provider].ToList();
        return OtherSide.Of(provider, day, children.Count > 0 ? children : OfTheOnlyFamily(own), own, members);
    }

    /// <summary>Nobody has said a name yet: where there never was another family, a child of theirs is meant.</summary>
    private IReadOnlyList<string> OfTheOnlyFamily(List<MemberPair> own) =>
        own.Select(p => p.Requester).Distinct(StringComparer.Ordinal).ToList() is [var one] && members.GetValueOrDefault(one) is { } family
            ? [.. ChildName.Of(family).Take(1)]
            : [];
}
