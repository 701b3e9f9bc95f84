using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rules;
using Channels.Text;

namespace Channels.Bot.FamilySupport.Stamps;

/// <summary>
/// What the requesting member pays for care up to now. Stamps do not tell whether a child is ill, and not where the member lives: an amount
/// is said only when it is the same in every case, rests on printed rules alone, and no programme could change it.
/// </summary>
internal sealed class RunningFee(RuleBook book, FeeOptions options)
{
    /// <param name="children">How many children; 0: not known.</param>
    /// <param name="takenAt">UTC.</param>
    /// <param name="until">Now, or the return.</param>
    /// <returns>Yen; null: no amount can be said truthfully.</returns>
    public int? Of(int children, DateTimeOffset takenAt, DateTimeOffset until)
    {
        if (children == 0 || until <= takenAt)
            return null;
        int? fee = null;
        foreach (var isResident in (bool[])[true, false])
        {
            // The first pays whole, and any of them may be the one that is ill.
            for (var sick = 0; sick < 1 << children; sick++)
            {
                var ill = sick;
                var use = new CareUse(
                    JapanTime.DayOf(takenAt),
                    (int)JapanTime.At(takenAt).TimeOfDay.TotalMinutes,
                    (int)(until - takenAt).TotalMinutes,
                    [.. Enumerable.Range(0, children).Select(c => new ChildInCare((ill & (1 << c)) != 0))]
                )
                {
                    IsResident = isResident,
                };
                if (
                    Pricer.Price(book, options.Place, use)
                        is not Quote.Priced { Price: { Used.Count: 0, Pack.ProgrammeIds.Count: 0 } price }
                    || (fee ?? price.Fee) != price.Fee
                )
                    return null;
                fee = price.Fee;
            }
        }

        return fee;
    }
}
