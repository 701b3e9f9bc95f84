using System.Globalization;
using System.Text;
using Channels.Bot.FamilySupport.Paying;
using Channels.Text;
using Channels.Text.Clocks;

namespace Channels.Webhooks.Pay;

/// <summary>One report on the page: what it comes to, how, and a button at each line.</summary>
internal sealed class PayWorkView(PayTexts texts)
{
    private const int Hour = 60;

    public void Append(StringBuilder body, string language, string month, PaidWork work)
    {
        var about = PayView.Fill(texts[language, $"kind-{work.Kind}"], "{month}", Month(work.ActivityMonth, language));
        body.Append(Invariant($"""<article class="work" id="{Encode(work.Reference)}"><h3>{Encode(When(work, language))}</h3>"""))
            .Append(Invariant($"""<p class="about">{Encode(work.Reference)}　{Encode(about)}</p>"""));
        if (work.IsEstimate)
            Estimates(body, language, work);
        body.Append("""<dl class="sums">""");
        PayView.Row(body, Text(language, "reward"), Yen(work.Reward, language));
        PayView.Row(body, Text(language, "fee"), Yen(work.Fee, language));
        if (work.Before != 0)
            PayView.Row(body, Text(language, "before"), Yen(work.Before, language));
        PayView.Row(body, Text(language, "amount"), Yen(work.Yen, language));
        body.Append("</dl>");
        if (work.Lines.Count > 0)
            Lines(body, language, month, work);
        else
            body.Append(Invariant($"<p>{Text(language, "no-lines")}</p>"));
        if (work.Lines.Count == 0 || work.Before != 0)
            Doubt(body, language, month, work, -1, When(work, language));
        body.Append("</article>");
    }

    /// <summary>2026年10月.</summary>
    public string Month(string month, string language)
    {
        var first = DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var said = PayView.Fill(texts[language, "month"], "{year}", first.ToString("yyyy", CultureInfo.InvariantCulture));
        said = PayView.Fill(said, "{month}", Number(first.Month));
        return PayView.Fill(said, "{name}", first.ToString("MMMM", CultureInfo.InvariantCulture));
    }

    public string Yen(long yen, string language) =>
        Encode(PayView.Fill(texts[language, "yen"], "{yen}", yen.ToString("N0", CultureInfo.InvariantCulture)));

    private void Lines(StringBuilder body, string language, string month, PaidWork work)
    {
        body.Append("""<ol class="lines">""");
        foreach (var (line, at) in work.Lines.Select((l, i) => (l, i)))
        {
            body.Append(Invariant($"<li><strong>{Encode(line.Text)}</strong>"));
            Amount(body, "line-reward", line.RewardFormula, line.Reward, language);
            Amount(body, "line-fee", line.FeeFormula, line.Fee, language);
            body.Append(Invariant($"<small>{Encode(line.Rule)}</small>"));
            Doubt(body, language, month, work, at, line.Text);
            body.Append("</li>");
        }

        body.Append("</ol>");
    }

    private void Amount(StringBuilder body, string name, string formula, int yen, string language)
    {
        var reckoned = formula.Length > 0 ? $"{Encode(formula)} = " : "";
        body.Append(Invariant($"""<span class="yen">{Text(language, name)} {reckoned}{Yen(yen, language)}</span>"""));
    }

    private void Doubt(StringBuilder body, string language, string month, PaidWork work, int line, string named)
    {
        if (work.Doubted.Contains(line))
        {
            body.Append(Invariant($"""<p class="told">{Text(language, "doubted")}</p>"""));
            return;
        }

        var label = Encode(PayView.Fill(texts[language, "doubt-of"], "{line}", named));
        body.Append(Invariant($"""<form class="doubt" method="post" action="{PayPages.Address}/doubt">"""));
        foreach (var (name, value) in ((string, string)[])[("m", month), ("ref", work.Reference), ("line", Number(line)), ("l", language)])
            body.Append(Invariant($"""<input type="hidden" name="{name}" value="{Encode(value)}">"""));
        body.Append(Invariant($"""<button aria-label="{label}">{Text(language, "doubt")}</button></form>"""));
    }

    private void Estimates(StringBuilder body, string language, PaidWork work)
    {
        body.Append(Invariant($"""<div class="estimate"><p><strong>{Text(language, "is-estimate")}</strong></p>"""));
        if (work.Estimates.Count > 0)
        {
            body.Append("<ul>");
            foreach (var estimate in work.Estimates)
                body.Append(Invariant($"<li>{Encode(estimate)}</li>"));
            body.Append("</ul>");
        }

        body.Append("</div>");
    }

    private string When(PaidWork work, string language)
    {
        if (work.Day is not { } day)
            return Month(work.ActivityMonth, language);
        var hours = new Period(Clock(work.Start), Clock(work.Start + work.Minutes));
        return $"{Spoken.Date(day, language, today: day)} {Spoken.Period(hours, language)}";
    }

    private static TimeOnly Clock(int minute) => new(minute / Hour % 24, minute % Hour);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Text(string language, string key) => Encode(texts[language, key]);

    private static string Encode(string text) => PayView.Encode(text);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
