using System.Globalization;
using System.Text;
using Channels.Text;
using Channels.Webhooks.Inbound;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// Where somebody who leaves at once arrives: a page that could be anybody's, of this host, so that no other one hears of it.
/// </summary>
internal sealed class LeavePage(SessionEndpoint sessions, ChatTexts texts, TimeProvider clock, IOptions<WebChatOptions> options)
{
    /// <summary><c>POST /chat/form/leave</c>: for browsers without JavaScript.</summary>
    public async Task<IResult> LeaveAsync(HttpContext context)
    {
        await sessions.LeaveAsync(context);
        return Results.Redirect(options.Value.QuickExitUrl);
    }

    /// <summary><c>POST /chat/form/clear</c>: on a telephone that others use, the page is as nobody had been there.</summary>
    public async Task<IResult> ClearAsync(HttpContext context)
    {
        await sessions.LeaveAsync(context);
        return Results.Redirect("/chat");
    }

    /// <summary><c>GET /calendar</c>: this month.</summary>
    public IResult Calendar(HttpContext context)
    {
        var today = JapanTime.DayOf(clock.GetUtcNow());
        var first = today.AddDays(1 - today.Day);
        var page = new StringBuilder();
        page.Append(
            CultureInfo.InvariantCulture,
            $"""
            <!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{texts["ja", "calendar"]}</title><link rel="stylesheet" href="/start.css"></head><body><main>
            <h1>{today.Year}.{today.Month}</h1><table class="month"><thead><tr>
            """
        );
        foreach (var day in texts["ja", "calendar-days"].Split(' '))
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{day}</th>");
        page.Append("</tr></thead><tbody><tr>");
        for (var i = 0; i < (int)first.DayOfWeek; i++)
            page.Append("<td></td>");
        for (var day = first; day.Month == first.Month; day = day.AddDays(1))
            page.Append(day.DayOfWeek == DayOfWeek.Sunday && day.Day > 1 ? "</tr><tr>" : string.Empty)
                .Append(day == today ? "<td class=\"today\" aria-current=\"date\">" : "<td>")
                .Append(CultureInfo.InvariantCulture, $"{day.Day}</td>");
        for (var i = first.AddMonths(1).AddDays(-1).DayOfWeek; i < DayOfWeek.Saturday; i++)
            page.Append("<td></td>");
        page.Append("</tr></tbody></table></main></body></html>");
        context.DoNotStore();
        return Results.Text(page.ToString(), "text/html; charset=utf-8");
    }
}
