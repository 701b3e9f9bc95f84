using System.Text;
using Channels.Bot.FamilySupport.Explaining;
using Channels.Bot.FamilySupport.Pricing;
using Channels.Bot.FamilySupport.Rules;
using Channels.Text;
using Channels.Text.Clocks;

namespace Channels.Webhooks.Fees;

/// <summary>The markup of the calculator's answer. Whatever was asked is text.</summary>
internal sealed class FeeView(Explainer explainer, FeeTexts texts)
{
    private readonly FeeFields fields = new(texts);
    private readonly string template = File.ReadAllText(Path.Combine(FeePages.Folder, "fees.html"));

    public IResult Page(FeeQuestion question, RulePack pack, string language, FeeAnswer? answer)
    {
        var (place, source) = Explainer.PlaceOf(pack, language);
        var page = new StringBuilder(template);
        foreach (var (key, text) in texts.All(language))
            page.Replace($"{{{{{key}}}}}", Encode(text));
        page.Replace("{{tag}}", FeeTexts.Tag(language))
            .Replace("{{l}}", language)
            .Replace("{{place}}", Encode(place))
            .Replace("{{source-of-rules}}", Encode(source))
            .Replace("{{answer}}", answer is null ? "" : Answer(answer, language))
            .Replace("{{fields}}", fields.Of(question, pack, language, answer?.Fault))
            .Replace("{{languages}}", Links(question, language));
        return Results.Text(page.ToString(), "text/html; charset=utf-8");
    }

    private string Answer(FeeAnswer answer, string language)
    {
        if (answer.Price is { } price)
            return Price(price, answer, language);
        var text = answer.Reason is { } reason ? explainer.Say(reason, language) : texts[language, $"fault-{answer.Fault}"];
        return $"""<section class="answer none" role="alert" id="answer"><p>{Encode(text)}</p></section>""";
    }

    /// <summary>12月1日（火）午後6時〜翌日午後4時（22時間）: who mixed up the times sees it here.</summary>
    private static string Asked(CareUse use, string language)
    {
        var period = new Period(Clock(use.Start), Clock(use.Start + use.Minutes));
        return $"{Spoken.Date(use.Day, language)} {Spoken.Period(period, language)}";
    }

    private static TimeOnly Clock(int minute) => new(minute / RulePack.Hour % 24, minute % RulePack.Hour);

    private string Price(Price price, FeeAnswer answer, string language)
    {
        var said = explainer.Explain(price, language);
        var body = new StringBuilder("""<section class="answer" id="answer" aria-labelledby="result">""");
        var isEstimate = said.Estimates.Count > 0;
        body.Append(Invariant($"""<h2 id="result">{Text(language, isEstimate ? "result-estimate" : "result")}</h2>"""));
        if (answer.Use is { } use)
            body.Append(Invariant($"""<p class="asked">{Encode(Asked(use, language))}</p>"""));
        body.Append("""<dl class="sums">""");
        Sum(body, "pays", price.Fee + price.Costs, language);
        Sum(body, "gets", price.Reward + price.Costs, language);
        if (price.Pack.CityPays)
            Sum(body, "city", price.Share, language);
        body.Append("</dl>");
        if (answer.Other is { } other)
            body.Append(Invariant($"<p>{OtherOrder(other, language)}</p>"));
        if (isEstimate)
        {
            body.Append(Invariant($"""<div class="estimate"><p><strong>{Text(language, "estimate")}</strong></p><ul>"""));
            foreach (var estimate in said.Estimates)
                body.Append(Invariant($"<li>{Encode(estimate)}</li>"));
            body.Append(Invariant($"</ul><p>{Text(language, "estimate-ask")}</p></div>"));
        }

        body.Append(Invariant($"<h3>{Text(language, "how")}</h3><ol class=\"lines\">"));
        foreach (var line in said.Lines)
            Line(body, line, price.Pack.CityPays, language);
        if (price.Costs > 0)
            body.Append(
                Invariant(
                    $"""
                    <li><strong>{Text(language, "costs")}</strong><span class="yen">{Yen(price.Costs, language)}</span>
                    <small>{Text(language, "costs-rule")}</small></li>
                    """
                )
            );
        body.Append("</ol>").Append(Invariant($"""<p class="pack">{Text(language, "rules")} {Encode(said.Pack)}</p></section>"""));
        return body.ToString();
    }

    private string OtherOrder(Price other, string language) =>
        Text(language, "other-order")
            .Replace("{pays}", Yen(other.Fee + other.Costs, language), StringComparison.Ordinal)
            .Replace("{gets}", Yen(other.Reward + other.Costs, language), StringComparison.Ordinal);

    private void Line(StringBuilder body, ExplainedLine line, bool cityPays, string language)
    {
        body.Append(Invariant($"<li><strong>{Encode(line.Text)}</strong>"));
        Amount(body, cityPays ? "pays" : "both", line.FeeFormula, line.Fee, language);
        if (cityPays && line.Reward != 0)
            Amount(body, "gets", line.RewardFormula, line.Reward, language);
        body.Append(Invariant($"<small>{Encode(line.Rule)}</small></li>"));
    }

    private void Amount(StringBuilder body, string who, string formula, int yen, string language)
    {
        var reckoned = formula.Length > 0 ? $"{Encode(formula)} = " : "";
        body.Append(Invariant($"""<span class="yen">{Text(language, who + "-short")} {reckoned}{Yen(yen, language)}</span>"""));
    }

    private void Sum(StringBuilder body, string who, int yen, string language) =>
        body.Append(Invariant($"<div><dt>{Text(language, who)}</dt><dd>{Yen(yen, language)}</dd></div>"));

    private string Links(FeeQuestion question, string language)
    {
        var links = new StringBuilder();
        foreach (var other in FeeTexts.Languages)
        {
            var current = other == language ? " aria-current=\"true\"" : "";
            var address = Encode(question.Address(other));
            links.Append(Invariant($"""<a href="{address}" lang="{FeeTexts.Tag(other)}"{current}>{Text(other, "language")}</a>"""));
        }

        return links.ToString();
    }

    private string Yen(int yen, string language) =>
        Encode(texts[language, "yen"].Replace("{yen}", Explainer.Yen(yen), StringComparison.Ordinal));

    private string Text(string language, string key) => Encode(texts[language, key]);

    private static string Encode(string text) => FeeFields.Encode(text);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
