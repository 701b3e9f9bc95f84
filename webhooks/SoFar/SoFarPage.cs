using System.Globalization;
using System.Text;
using Channels.Bot.FamilySupport.SoFar;
using Channels.Text;
using Channels.Webhooks.Fees;
using Channels.Webhooks.Pay;

namespace Channels.Webhooks.SoFar;

/// <summary>A month of a member as it is now, and the month before or after it.</summary>
internal sealed class SoFarPage(SoFarBook book, PaySessions sessions, PayView view, PayTexts texts, TimeProvider clock)
{
    private readonly PayWorkView months = new(texts);
    private readonly SoFarView cares = new(texts);

    public async Task<IResult> ShowAsync(HttpContext context, CancellationToken stop)
    {
        var language = FeeTexts.Known(context.Request.Query["l"]);
        var now = Month(JapanTime.DayOf(clock.GetUtcNow()));
        var asked = context.Request.Query["m"].ToString() is { Length: > 0 } given ? given : now;
        if (await sessions.OfAsync(context, stop) is not { } who)
            return view.Ask(SoFarPages.Place, language, "", "gone");
        if (await book.FindAsync(who.Number, asked, language, stop) is not { } month)
            return Results.NotFound();
        var body = new StringBuilder();
        cares.Append(body, language, month);
        Others(body, language, asked, now);
        view.Leave(body, language, SoFarPages.Place);
        return view.Page(
            language,
            PayView.Fill(texts[language, "so-far-title"], "{month}", months.Month(asked, language)),
            $"""<p class="place">{PayView.Encode(PayView.Fill(texts[language, "member"], "{number}", who.Number))}</p>""",
            body.ToString(),
            SoFarPages.Place.First,
            "&m=" + asked
        );
    }

    /// <summary>This month and the one before, where it is not the one that is shown.</summary>
    private void Others(StringBuilder body, string language, string shown, string now)
    {
        var first = DateOnly.ParseExact(now + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        body.Append(PayView.Invariant($"""<h2>{PayView.Encode(texts[language, "other-months"])}</h2><ul class="months">"""));
        foreach (var month in (string[])[now, Month(first.AddMonths(-1))])
        {
            if (month != shown)
                body.Append(PayView.Invariant($"""<li><a href="{SoFarPages.Place.First}?m={month}&amp;l={language}">"""))
                    .Append(PayView.Invariant($"{PayView.Encode(months.Month(month, language))}</a></li>"));
        }

        body.Append("</ul>");
    }

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
