using Channels.Bot.FamilySupport.Rules;

namespace Channels.Bot.FamilySupport.Pricing;

/// <summary>What an activity costs, by a pack of rules. Pure: the same activity and pack give the same yen; whole numbers only.</summary>
public static class Pricer
{
    private const int Whole = 100;

    /// <summary>The price by the rules that hold on the day it began.</summary>
    public static Quote Price(RuleBook book, string place, CareUse use) =>
        book.For(place, use.Day) is { } pack ? Price(pack, use) : Quote.No(WhyNot.NoRules);

    public static Quote Price(RulePack pack, CareUse use)
    {
        if (WhyNotAtAll(pack, use) is { } reason)
            return Quote.No(reason);
        if (use.Cancelled is { } cancelled)
            return Cancellations.Price(pack, use, cancelled);
        var draft = new PriceDraft(pack, use);
        if (!draft.AddTime())
            return Quote.No(WhyNot.NotOffered);
        return use.Claim is { } claim && Coverage.Apply(draft, claim) is { } refused ? Quote.No(refused) : new Quote.Priced(draft.Finish());
    }

    private static WhyNot? WhyNotAtAll(RulePack pack, CareUse use)
    {
        if (use.Day < pack.From)
            return WhyNot.NoRules;
        if (use.Minutes <= 0)
            return WhyNot.NoTime;
        if (use.Minutes > RulePack.Day)
            return WhyNot.TooLong;
        if (use.Children.Any(c => c.Own is { Minutes: <= 0 }))
            return WhyNot.NoTime;
        if (use.Children.Any(c => c.Own is { Minutes: > RulePack.Day }))
            return WhyNot.TooLong;
        if (use.Children.Count == 0)
            return WhyNot.NoChild;
        if (pack.AsksResidence && use.IsResident is null)
            return WhyNot.ResidenceUnknown;
        if (use.IsOvernight && !HasNight(pack, use))
            return WhyNot.NoNight;
        return use.ByOwnCar && pack.Car is null ? WhyNot.NoCarRule : null;
    }

    private static bool HasNight(RulePack pack, CareUse use) =>
        pack.Night is { } night && (use.Start < night.To || use.Start + use.Minutes > night.From);

    internal static int ShareOf(int yen, int percent, int step) => yen * percent / Whole / step * step;
}
