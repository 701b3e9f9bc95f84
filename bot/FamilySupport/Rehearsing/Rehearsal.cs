using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rules;

namespace Channels.Bot.FamilySupport.Rehearsing;

/// <summary>The same activities under the rules of today and under proposed ones.</summary>
/// <param name="Uses">How many both could price.</param>
/// <param name="Today">What they cost under the rules that hold.</param>
/// <param name="Proposed">What they would cost.</param>
/// <param name="Providers">What changes for providers, in what they get over all activities.</param>
/// <param name="FeesUp">Activities for which the member would pay more.</param>
/// <param name="FeesDown">Activities for which the member would pay less.</param>
/// <param name="Unpriced">Why others have no price, and how many.</param>
public sealed record Rehearsal(
    int Uses,
    YenTotals Today,
    YenTotals Proposed,
    Changes Providers,
    int FeesUp,
    int FeesDown,
    IReadOnlyDictionary<WhyNot, int> Unpriced
)
{
    /// <summary>Runs the activities through both; each has today's price by the pack of its own day.</summary>
    public static Rehearsal Run(RuleBook book, string place, RulePack proposed, IEnumerable<RehearsedUse> uses)
    {
        // A proposal has no day yet: it is tried on all of them.
        var everyDay = proposed with
        {
            From = DateOnly.MinValue,
        };
        var (today, then) = (default(YenTotals), default(YenTotals));
        var (count, up, down) = (0, 0, 0);
        var unpriced = new SortedDictionary<WhyNot, int>();
        var members = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (member, use) in uses)
        {
            var before = Pricer.Price(book, place, use);
            var after = Pricer.Price(everyDay, use);
            if (before is Quote.Priced(var old) && after is Quote.Priced(var changed))
            {
                count++;
                (today, then) = (today.Plus(old), then.Plus(changed));
                up += changed.Fee > old.Fee ? 1 : 0;
                down += changed.Fee < old.Fee ? 1 : 0;
                members[member] = members.GetValueOrDefault(member) + changed.Reward - old.Reward;
                continue;
            }

            var reason = ((before as Quote.Unpriced) ?? (Quote.Unpriced)after).Reason;
            unpriced[reason] = unpriced.GetValueOrDefault(reason) + 1;
        }

        return new Rehearsal(count, today, then, Changes.Of(members.Values), up, down, unpriced);
    }
}
