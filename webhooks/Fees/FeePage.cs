using Channels.Bot.FamilySupport;
using Channels.Bot.FamilySupport.Explaining;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rules;
using Channels.Text;

namespace Channels.Webhooks.Fees;

/// <summary>
/// <c>/fees</c>: what an activity would cost, for anybody, without signing in and without JavaScript. The same engine prices reports.
/// Nothing is stored.
/// </summary>
internal sealed class FeePage(RuleBook book, FeeOptions options, Explainer explainer, FeeTexts texts, TimeProvider clock)
{
    private readonly FeeView view = new(explainer, texts);

    public IResult Show(HttpContext context)
    {
        var today = JapanTime.DayOf(clock.GetUtcNow());
        var language = FeeTexts.Known(context.Request.Query["l"]);
        var question = FeeQuestion.Read(context.Request.Query, today);
        if (book.For(options.Place, question.DayOrNull ?? today) is { } pack)
            return view.Page(question, pack, language, Answer(question, pack));

        // Which fields there are is a matter of the rules; those of today stand in where the day has none.
        return book.For(options.Place, today) is { } current
            ? view.Page(question, current, language, new FeeAnswer(null, null, WhyNot.NoRules))
            : Results.NotFound();
    }

    private static FeeAnswer? Answer(FeeQuestion question, RulePack pack)
    {
        if (!question.IsAsked)
            return null;
        var (use, fault) = question.ToUse(pack);
        if (use is null)
            return new FeeAnswer(null, fault, null);
        return Pricer.Price(pack, use) switch
        {
            Quote.Priced(var price) => new FeeAnswer(price, null, null) { Use = use, Other = OtherOrder(pack, use, price) },
            Quote.Unpriced(var reason) => new FeeAnswer(null, null, reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Price? OtherOrder(RulePack pack, CareUse use, Price price) =>
        Pricer.Price(pack, use with { Children = [.. use.Children.Reverse()] }) is Quote.Priced(var other)
        && (other.Fee, other.Reward) != (price.Fee, price.Reward)
            ? other
            : null;
}

/// <summary>The price, or what could not be read, or why there is no price.</summary>
internal sealed record FeeAnswer(Price? Price, string? Fault, WhyNot? Reason)
{
    /// <summary>What was priced, to be said back; null without a price.</summary>
    public CareUse? Use { get; init; }

    /// <summary>What it is with the sick children last, where that is another amount: a report counts them as it names them.</summary>
    public Price? Other { get; init; }
}
