using System.Globalization;
using Channels.Bot.FamilySupport.Paying;
using Channels.Webhooks.Fees;

namespace Channels.Webhooks.Pay;

/// <summary><c>/pay</c>: what a member is paid, behind <see cref="PayEntrance"/>, without JavaScript.</summary>
internal sealed class PayPage(PayBook book, PayDoubts doubts, PaySessions sessions, PayView view)
{
    public async Task<IResult> ShowAsync(HttpContext context, CancellationToken stop)
    {
        var language = FeeTexts.Known(context.Request.Query["l"]);
        if (await sessions.OfAsync(context, stop) is not { } who)
            return view.Ask(PayPlace.Pay, language, "", "gone");
        var month = context.Request.Query["m"].ToString();
        return await book.FindAsync(who, month.Length > 0 ? month : null, language, stop) is { } paid
            ? view.Month(language, who.Number, paid)
            : Results.NotFound();
    }

    public async Task<IResult> DoubtAsync(HttpContext context, CancellationToken stop)
    {
        if (await PayForm.ReadAsync(context, stop) is not { } form)
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        var language = FeeTexts.Known(form.Of("l"));
        if (await sessions.OfAsync(context, stop) is not { } who)
            return view.Ask(PayPlace.Pay, language, "", "gone");
        var (month, reference) = (form.Of("m"), form.Of("ref"));
        if (
            !int.TryParse(form.Of("line"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var line)
            || !await doubts.TellAsync(who, month, reference, line, language, stop)
        )
            return Results.NotFound();
        return Results.Redirect($"{PayPages.Address}/month?m={Uri.EscapeDataString(month)}&l={language}#{Uri.EscapeDataString(reference)}");
    }
}
