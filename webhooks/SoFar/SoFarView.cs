using System.Globalization;
using System.Text;
using Channels.Bot.FamilySupport.SoFar;
using Channels.Text;
using Channels.Text.Clocks;
using Channels.Webhooks.Pay;

namespace Channels.Webhooks.SoFar;

/// <summary>The markup of a month so far: the sums of what was used and of what was given, and each care below them.</summary>
internal sealed class SoFarView(PayTexts texts)
{
    private const int Hour = 60;

    private readonly PayWorkView amounts = new(texts);

    public void Append(StringBuilder body, string language, SoFarMonth month)
    {
        if (month.Used.Count + month.Worked.Count == 0)
        {
            body.Append(Invariant($"""<section class="answer none"><p>{Text(language, "so-far-none")}</p></section>"""));
            return;
        }

        body.Append("""<section class="answer">""");
        if (month.IsDecided)
            body.Append(Invariant($"<p>{Text(language, "so-far-decided")}</p>"));
        else
            body.Append(Invariant($"""<div class="estimate"><p><strong>{Text(language, "so-far-open")}</strong></p>"""))
                .Append(Invariant($"<p>{Text(language, "so-far-why")}</p></div>"));
        Sums(body, language, "so-far-used", month.Used, isWork: false);
        Sums(body, language, "so-far-worked", month.Worked, isWork: true);
        body.Append(Invariant($"<p>{Text(language, "so-far-not-here")}</p></section>"));
        Cares(body, language, "so-far-used", month.Used, isWork: false);
        Cares(body, language, "so-far-worked", month.Worked, isWork: true);
    }

    private void Sums(StringBuilder body, string language, string name, IReadOnlyList<SoFarCare> cares, bool isWork)
    {
        if (cares.Count == 0)
            return;
        body.Append(Invariant($"""<h2>{Text(language, name)}</h2><dl class="sums">"""));
        Count(body, language, "so-far-count", cares.Count);
        Count(body, language, "so-far-confirmed", cares.Count(c => c.Says is SoFarSays.Confirmed));
        var (fee, reward) = (cares.Sum(c => c.Fee ?? 0), cares.Sum(c => c.Reward ?? 0));
        if (isWork)
        {
            Yen(body, language, "so-far-reward", reward);
            Yen(body, language, "so-far-city", reward - fee);
        }

        Yen(body, language, "so-far-fee", fee);
        if (cares.Sum(c => c.Costs) is > 0 and var fares)
            Yen(body, language, "so-far-fares", fares);
        if (cares.Count(c => c.Fee is null) is > 0 and var unknown)
            Count(body, language, "so-far-unknown", unknown);
        body.Append("</dl>");
    }

    private void Cares(StringBuilder body, string language, string name, IReadOnlyList<SoFarCare> cares, bool isWork)
    {
        if (cares.Count > 0)
            body.Append(Invariant($"<h2>{Text(language, name)}</h2>"));
        foreach (var care in cares)
        {
            var says = care.IsDecided ? "so-far-is-decided" : $"so-far-says-{care.Says}";
            body.Append(Invariant($"""<article class="work"><h3>{Encode(When(care, language))}</h3>"""))
                .Append(Invariant($"""<p class="about">{Encode(care.Reference)}　{Text(language, says)}</p>"""));
            if (care is { Fee: { } fee, Reward: { } reward })
            {
                body.Append("""<dl class="sums">""");
                if (isWork)
                    Yen(body, language, "so-far-reward", reward);
                Yen(body, language, "so-far-fee", fee);
                if (care.Costs > 0)
                    Yen(body, language, "so-far-fares", care.Costs);
                body.Append("</dl>");
                Lines(body, language, care, isWork);
            }

            Notes(body, language, care);
            body.Append("</article>");
        }
    }

    private void Lines(StringBuilder body, string language, SoFarCare care, bool isWork)
    {
        if (care.Lines.Count == 0)
            return;
        body.Append("""<ol class="lines">""");
        foreach (var line in care.Lines)
        {
            body.Append(Invariant($"<li><strong>{Encode(line.Text)}</strong>"));
            if (isWork)
                Amount(body, "line-reward", line.RewardFormula, line.Reward, language);
            Amount(body, "line-fee", line.FeeFormula, line.Fee, language);
            body.Append(Invariant($"<small>{Encode(line.Rule)}</small></li>"));
        }

        body.Append("</ol>");
    }

    private void Amount(StringBuilder body, string name, string formula, int yen, string language)
    {
        var reckoned = formula.Length > 0 ? $"{Encode(formula)} = " : "";
        body.Append(Invariant($"""<span class="yen">{Text(language, name)} {reckoned}{amounts.Yen(yen, language)}</span>"""));
    }

    private void Notes(StringBuilder body, string language, SoFarCare care)
    {
        if (care.Notes.Count == 0)
            return;
        body.Append(Invariant($"""<div class="estimate"><p><strong>{Text(language, "so-far-notes")}</strong></p><ul>"""));
        foreach (var note in care.Notes)
            body.Append(Invariant($"<li>{Encode(note)}</li>"));
        body.Append("</ul></div>");
    }

    private void Yen(StringBuilder body, string language, string name, long yen) =>
        PayView.Row(body, Text(language, name), amounts.Yen(yen, language));

    private void Count(StringBuilder body, string language, string name, int count)
    {
        var said = PayView.Fill(texts[language, "so-far-number"], "{count}", count.ToString(CultureInfo.InvariantCulture));
        PayView.Row(body, Text(language, name), Encode(said));
    }

    private static string When(SoFarCare care, string language)
    {
        var hours = new Period(Clock(care.Start), Clock(care.Start + care.Minutes));
        return $"{Spoken.Date(care.Day, language, today: care.Day)} {Spoken.Period(hours, language)}";
    }

    private static TimeOnly Clock(int minute) => new(minute / Hour % 24, minute % Hour);

    private string Text(string language, string key) => Encode(texts[language, key]);

    private static string Encode(string text) => PayView.Encode(text);

    private static string Invariant(FormattableString text) => PayView.Invariant(text);
}
