using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rules;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>By which rules a close pays, and since when.</summary>
internal sealed class PayingRules(RuleBook book, FeeOptions options, CloseWords words)
{
    /// <summary>Nobody is paid by rules that were changed, cannot be read, or were never published, nor for a month that was
    /// paid otherwise; null: all is well.</summary>
    /// <param name="first">Of the month that is to be closed.</param>
    public CloseResult? WhyNot(DateOnly first)
    {
        if (options.Closing.Since is { } since && ClosingMonth.First(since) is null)
            return CloseResult.No(words, "since-wrong", since);
        if (options.Closing.Since is { } begins && ClosingMonth.First(begins) > first)
            return CloseResult.No(words, "before-since", begins);
        if (book.FaultOf(options.Place) is { } fault)
            return CloseResult.No(words, "rules-broken", fault.ToString());
        return book.UnpublishedOf(options.Place, first.AddMonths(1).AddDays(-1)) is { } pack
            ? CloseResult.No(words, "rules-unpublished", $"{pack.Id}-{pack.Version}")
            : null;
    }

    /// <param name="month">The month to close.</param>
    /// <param name="oldest">The first that was ever prepared; null: none was.</param>
    /// <param name="booked">What closes before it paid.</param>
    public CloseLedger Ledger(string month, string? oldest, IEnumerable<Booked> booked) =>
        new(
            month,
            Begins(oldest is not null && string.CompareOrdinal(oldest, month) < 0 ? oldest : month),
            booked,
            use => Pricer.Price(book, options.Place, use)
        );

    /// <summary>Earlier when the settings say so; never later than what is closed already.</summary>
    private Beginning Begins(string first) =>
        options.Closing.Since is not { } since ? new Beginning(first, IsSaid: false)
        : string.CompareOrdinal(since, first) < 0 ? new Beginning(since, IsSaid: true)
        : new Beginning(first, IsSaid: true);
}
