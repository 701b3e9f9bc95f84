using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Members;
using Channels.Text;

namespace Channels.Bot.FamilySupport.Confirming;

/// <summary>
/// Whom a report concerns beside its provider, pure. A report names no requesting member: it is the one the provider has met, when only one
/// can be meant. Whoever is wrongly asked learns of another family, so in doubt nobody is.
/// </summary>
/// <param name="Number">The member; null: nobody, or more than one.</param>
/// <param name="Why">Then why, one of <see cref="WhyUnasked"/>.</param>
internal sealed record OtherSide(string? Number, string? Why)
{
    private static readonly string[] Titles = ["ちゃん", "くん", "君", "さん", "さま", "様"];

    /// <param name="day">The day of the activity.</param>
    /// <param name="children">How the children are called in the report.</param>
    /// <param name="pairs">Whom its provider has met.</param>
    /// <param name="members">The members of those pairs.</param>
    public static OtherSide Of(
        DateOnly day,
        IReadOnlyList<string> children,
        IEnumerable<MemberPair> pairs,
        IReadOnlyDictionary<string, MemberRecord> members
    )
    {
        var met = pairs
            .Where(p => p.MetOn <= day && p.ExpiresOn >= day)
            .Select(p => members.GetValueOrDefault(p.Requester))
            .OfType<MemberRecord>()
            .Where(m => m.Roles.HasFlag(MemberRoles.Requester) && m.JoinedOn <= day && !(m.LeftOn <= day))
            .ToList();
        if (met.Count == 0)
            return new OtherSide(null, WhyUnasked.NoPair);
        var called = children.Select(Bare).Where(c => c.Length > 0).ToHashSet(StringComparer.Ordinal);
        var theirs = met.FindAll(m => called.Count > 0 && called.IsSubsetOf(m.Person.Children.Select(Bare)));
        return (theirs, met) switch
        {
            ([var one], _) => new OtherSide(one.Number, null),
            // Where the book has no names of children, the meeting alone says who it is.
            ([], [var only]) when called.Count == 0 || only.Person.Children.Count == 0 => new OtherSide(only.Number, null),
            ([], _) when called.Count > 0 && met.TrueForAll(m => m.Person.Children.Count > 0) => new OtherSide(
                null,
                WhyUnasked.ChildUnknown
            ),
            _ => new OtherSide(null, WhyUnasked.Several),
        };
    }

    /// <summary>はなちゃん and ハナ are the same.</summary>
    internal static string Bare(string name)
    {
        var folded = JapaneseText.FoldToHiragana(name).Trim();
        var title = Array.Find(Titles, t => folded.Length > t.Length && folded.EndsWith(t, StringComparison.Ordinal));
        return title is null ? folded : folded[..^title.Length].TrimEnd();
    }
}
