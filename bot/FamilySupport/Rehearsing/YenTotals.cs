using System.Runtime.InteropServices;
using Channels.Bot.FamilySupport.Pricing;

namespace Channels.Bot.FamilySupport.Rehearsing;

/// <summary>Sums in yen.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct YenTotals(long Fees, long Rewards)
{
    /// <summary>What the city pays.</summary>
    public long Share => Rewards - Fees;

    internal YenTotals Plus(Price price) => new(Fees + price.Fee, Rewards + price.Reward);
}
