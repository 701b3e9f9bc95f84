using System.Text;
using Channels.Bot.FamilySupport.Paying;
using Channels.Text;
using Channels.Webhooks.Fees;

namespace Channels.Webhooks.Pay;

/// <summary>The markup of the page over <c>wwwroot/pay/pay.html</c>.</summary>
internal sealed class PayView(PayTexts texts)
{
    private readonly PayWorkView works = new(texts);
    private readonly string template = File.ReadAllText(Path.Combine(PayPages.Folder, "pay.html"));

    /// <summary>Asks for the code; one that came with the link needs nothing but the button.</summary>
    /// <param name="said">The key of what is said first, or null.</param>
    /// <param name="month">The month that is looked at then; null: the page's own first one.</param>
    public IResult Ask(PayPlace place, string language, string code, string? said, string? month = null)
    {
        var body = new StringBuilder();
        var ask = texts[language, $"ask-{place.Name}"];
        if (said is not null)
            body.Append("""<section class="answer none" role="alert"><p>""")
                .Append(Encode(Fill(texts[language, said], "{ask}", ask)))
                .Append("</p></section>");
        body.Append(Invariant($"""<form method="post" action="{place.Address}"><input type="hidden" name="l" value="{language}">"""));
        if (month is not null)
            body.Append(Invariant($"""<input type="hidden" name="m" value="{month}">"""));
        if (code.Length > 0)
            body.Append(Invariant($"""<p>{Text(language, "open-lead")}</p><input type="hidden" name="c" value="{Encode(code)}">"""));
        else
            body.Append(Invariant($"<p>{Encode(Fill(texts[language, "code-lead"], "{ask}", ask))}</p>"))
                .Append(Invariant($"""<p><label for="c">{Text(language, "code")}</label><input id="c" name="c" maxlength="64" """))
                .Append("""autocomplete="one-time-code" autocapitalize="characters" required></p>""");
        body.Append(Invariant($"""<p><button type="submit">{Text(language, "open")}</button></p></form>"""));
        var more = (code.Length > 0 ? "&c=" + Uri.EscapeDataString(code) : "") + (month is null ? "" : "&m=" + month);
        return Page(language, texts[language, $"open-{place.Name}"], "", body.ToString(), place.Address, more);
    }

    public IResult Month(string language, string number, PaidMonth paid)
    {
        var body = new StringBuilder("""<section class="answer">""");
        body.Append("""<dl class="sums">""");
        Row(body, Text(language, "transferred"), Yen(paid.Yen, language));
        Row(body, Text(language, "pay-day"), Encode(Spoken.Date(paid.PayDay, language, today: paid.PayDay)));
        body.Append(Invariant($"</dl><p>{Text(language, "beside")}</p>"));
        if (paid.Reports.Any(r => r.IsEstimate))
            body.Append(Invariant($"""<div class="estimate"><p><strong>{Text(language, "estimate")}</strong></p>"""))
                .Append(Invariant($"<p>{Text(language, "estimate-why")}</p></div>"));
        body.Append("</section>").Append(Invariant($"<h2>{Text(language, "reports")}</h2><p>{Text(language, "doubt-about")}</p>"));
        foreach (var work in paid.Reports)
            works.Append(body, language, paid.Month, work);
        body.Append(Invariant($"<p>{Text(language, "not-here")}</p>"));
        Others(body, language, paid);
        Leave(body, language, PayPlace.Pay);
        return Page(
            language,
            Fill(texts[language, "month-title"], "{month}", works.Month(paid.Month, language)),
            Invariant($"""<p class="place">{Encode(Fill(texts[language, "member"], "{number}", number))}</p>"""),
            body.ToString(),
            PayPages.Address + "/month",
            "&m=" + paid.Month
        );
    }

    private void Others(StringBuilder body, string language, PaidMonth paid)
    {
        if (paid.Months.All(m => m == paid.Month))
            return;
        body.Append(Invariant($"""<h2>{Text(language, "other-months")}</h2><ul class="months">"""));
        foreach (var month in paid.Months.Where(m => m != paid.Month))
            body.Append(Invariant($"""<li><a href="{PayPages.Address}/month?m={month}&amp;l={language}">"""))
                .Append(Invariant($"{Encode(works.Month(month, language))}</a></li>"));
        body.Append("</ul>");
    }

    /// <summary>The button that closes the page in this browser.</summary>
    public void Leave(StringBuilder body, string language, PayPlace place) =>
        body.Append(Invariant($"""<form class="leave" method="post" action="{place.Address}/leave">"""))
            .Append(
                Invariant($"""<input type="hidden" name="l" value="{language}"><p><button>{Text(language, "leave")}</button></p></form>""")
            );

    /// <summary>A page of the members', in the languages of the calculator.</summary>
    public IResult Page(string language, string heading, string place, string body, string address, string more)
    {
        var links = new StringBuilder();
        foreach (var other in FeeTexts.Languages)
        {
            var current = other == language ? " aria-current=\"true\"" : "";
            links
                .Append(Invariant($"""<a href="{address}?l={other}{Encode(more)}" lang="{FeeTexts.Tag(other)}"{current}>"""))
                .Append(Invariant($"{Text(other, "language")}</a>"));
        }

        var page = new StringBuilder(template)
            .Replace("{{tag}}", FeeTexts.Tag(language))
            .Replace("{{choose-language}}", Text(language, "choose-language"))
            .Replace("{{heading}}", Encode(heading))
            .Replace("{{place}}", place)
            .Replace("{{languages}}", links.ToString())
            .Replace("{{body}}", body);
        return Results.Text(page.ToString(), "text/html; charset=utf-8");
    }

    internal static void Row(StringBuilder body, string name, string amount) =>
        body.Append(Invariant($"<div><dt>{name}</dt><dd>{amount}</dd></div>"));

    private string Yen(long yen, string language) => works.Yen(yen, language);

    private string Text(string language, string key) => Encode(texts[language, key]);

    internal static string Fill(string text, string place, string value) => text.Replace(place, value, StringComparison.Ordinal);

    internal static string Encode(string text) => FeeFields.Encode(text);

    internal static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
