using System.Globalization;
using System.Text;
using Channels.Bot.FamilySupport.Paying;
using Channels.Webhooks.Fees;
using Channels.Webhooks.Inbound;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Channels.Webhooks.Pay;

/// <summary>
/// <c>/pay</c>: what a member is paid, after a code of their talk, without JavaScript. To look at the link uses nothing up, so that a
/// preview of it does no harm; the button does.
/// </summary>
internal sealed class PayPage(PayDoor door, PayBook book, PayDoubts doubts, PaySessions sessions, PayView view)
{
    private const int LongestForm = 4096;
    private const int LongestCode = 64;

    public IResult Ask(HttpContext context)
    {
        var language = FeeTexts.Known(context.Request.Query["l"]);
        var code = context.Request.Query["c"].ToString();
        return view.Ask(language, code.Length <= LongestCode ? code : "", null);
    }

    public async Task<IResult> OpenAsync(HttpContext context, CancellationToken stop)
    {
        if (await ReadAsync(context, stop) is not { } form)
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        var language = FeeTexts.Known(Of(form, "l"));
        var code = Of(form, "c").Trim();
        if (code.Length is 0 or > LongestCode)
            return view.Ask(language, "", "wrong");
        switch (await door.OpenAsync(code.ToUpperInvariant(), sessions.OriginOf(context), stop))
        {
            case PayOpened.Member opened:
                sessions.Remember(context, opened.Who);
                return Results.Redirect($"{PayPages.Address}/month?l={language}");
            case PayOpened.TooMany:
                return view.Ask(language, "", "locked");
            default:
                return view.Ask(language, "", "wrong");
        }
    }

    public async Task<IResult> ShowAsync(HttpContext context, CancellationToken stop)
    {
        var language = FeeTexts.Known(context.Request.Query["l"]);
        if (await sessions.OfAsync(context, stop) is not { } who)
            return view.Ask(language, "", "gone");
        var month = context.Request.Query["m"].ToString();
        return await book.FindAsync(who, month.Length > 0 ? month : null, language, stop) is { } paid
            ? view.Month(language, who.Number, paid)
            : Results.NotFound();
    }

    public async Task<IResult> DoubtAsync(HttpContext context, CancellationToken stop)
    {
        if (await ReadAsync(context, stop) is not { } form)
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        var language = FeeTexts.Known(Of(form, "l"));
        if (await sessions.OfAsync(context, stop) is not { } who)
            return view.Ask(language, "", "gone");
        var (month, reference) = (Of(form, "m"), Of(form, "ref"));
        if (
            !int.TryParse(Of(form, "line"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var line)
            || !await doubts.TellAsync(who, month, reference, line, language, stop)
        )
            return Results.NotFound();
        return Results.Redirect($"{PayPages.Address}/month?m={Uri.EscapeDataString(month)}&l={language}#{Uri.EscapeDataString(reference)}");
    }

    public async Task<IResult> LeaveAsync(HttpContext context, CancellationToken stop)
    {
        if (await ReadAsync(context, stop) is not { } form)
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        PaySessions.Forget(context);
        return view.Ask(FeeTexts.Known(Of(form, "l")), "", "left");
    }

    /// <summary>A form of this page; null: it is too long, or another site sent it.</summary>
    private static async Task<Dictionary<string, StringValues>?> ReadAsync(HttpContext context, CancellationToken stop) =>
        context.Request.Headers["Sec-Fetch-Site"].ToString() is not "cross-site"
        && await BodyReader.ReadAsync(context.Request, LongestForm, stop) is { } body
            ? QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body))
            : null;

    private static string Of(Dictionary<string, StringValues> form, string name) => form.GetValueOrDefault(name).ToString();
}
