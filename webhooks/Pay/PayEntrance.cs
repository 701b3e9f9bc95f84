using System.Globalization;
using Channels.Bot.FamilySupport.Paying;
using Channels.Webhooks.Fees;

namespace Channels.Webhooks.Pay;

/// <summary>
/// How a member comes in and goes: by a code of their talk, once. To look at the link uses nothing up, so that a preview of it does no
/// harm; the button does.
/// </summary>
internal sealed class PayEntrance(PayDoor door, PaySessions sessions, PayView view)
{
    private const int LongestCode = 64;

    public IResult Ask(PayPlace place, HttpContext context)
    {
        var language = FeeTexts.Known(context.Request.Query["l"]);
        var code = context.Request.Query["c"].ToString();
        return view.Ask(place, language, code.Length <= LongestCode ? code : "", null, Month(context.Request.Query["m"].ToString()));
    }

    public async Task<IResult> OpenAsync(PayPlace place, HttpContext context, CancellationToken stop)
    {
        if (await PayForm.ReadAsync(context, stop) is not { } form)
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        var language = FeeTexts.Known(form.Of("l"));
        var code = form.Of("c").Trim();
        if (code.Length is 0 or > LongestCode)
            return view.Ask(place, language, "", "wrong");
        switch (await door.OpenAsync(code.ToUpperInvariant(), sessions.OriginOf(context), stop))
        {
            case PayOpened.Member opened:
                sessions.Remember(context, opened.Who);
                return Results.Redirect(
                    Month(form.Of("m")) is { } month ? $"{place.First}?m={month}&l={language}" : $"{place.First}?l={language}"
                );
            case PayOpened.TooMany:
                return view.Ask(place, language, "", "locked");
            default:
                return view.Ask(place, language, "", "wrong");
        }
    }

    /// <summary>The month that came with the link, or null.</summary>
    private static string? Month(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null;

    public async Task<IResult> LeaveAsync(PayPlace place, HttpContext context, CancellationToken stop)
    {
        if (await PayForm.ReadAsync(context, stop) is not { } form)
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        PaySessions.Forget(context);
        return view.Ask(place, FeeTexts.Known(form.Of("l")), "", "left");
    }
}

/// <summary>Which of the members' pages it leads to.</summary>
/// <param name="Address">Where one comes in.</param>
/// <param name="First">What one sees then.</param>
/// <param name="Name">Ends the keys of its words.</param>
internal sealed record PayPlace(string Address, string First, string Name)
{
    public static PayPlace Pay { get; } = new("/pay", "/pay/month", "pay");
}
