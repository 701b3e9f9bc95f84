using Channels.Bot.FamilySupport.Rules;

namespace Channels.Bot.FamilySupport.Pricing;

/// <summary>What an activity costs that did not take place. The provider gets what the member pays; the city adds nothing.</summary>
internal static class Cancellations
{
    public static Quote Price(RulePack pack, CareUse use, CareCancelled cancelled)
    {
        if (!pack.HasCancellation)
            return Quote.No(WhyNot.NoCancellationRule);
        if (cancelled.Waiver is { } waiver && !pack.Waivers.Contains(waiver))
            return Quote.No(WhyNot.NoSuchWaiver);
        var rule = pack.Cancellation.First(r => r.Until(use.Start) is not { } until || (cancelled.At is { } at && at <= until));
        var planned = rule.OfMinutes is { } most && most < use.Minutes ? use with { Minutes = most } : use;
        var draft = new PriceDraft(pack, planned);
        if (!draft.AddTime())
            return Quote.No(WhyNot.NotOffered);
        draft.Using(Assumption.Cancellation);
        var pays = cancelled.Waiver is null ? Pricer.ShareOf(draft.Fee, rule.Pays, pack.Floor) : 0;
        draft.Add(
            cancelled.Waiver is { } reason
                ? new PriceLine(LineKind.Waived, 0, reason, 0, 0, -draft.Fee, -draft.Fee)
                : new PriceLine(LineKind.Cancelled, 0, null, 0, rule.Pays, pays - draft.Fee, pays - draft.Fee)
        );
        if (draft.Reward != draft.Fee)
            draft.Add(new PriceLine(LineKind.CancelledReward, 0, null, 0, 0, 0, draft.Fee - draft.Reward));
        return new Quote.Priced(draft.Finish());
    }
}
