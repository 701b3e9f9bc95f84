using Channels.Webhooks.Inbound;
using Microsoft.AspNetCore.Diagnostics;

namespace Channels.Webhooks.Hosting;

/// <summary>
/// What somebody in a browser sees where there is nothing, or nothing for them: a page with a way on (<c>wwwroot/error.html</c>). Programs
/// get the same as problem details.
/// </summary>
internal static class PlainError
{
    private static readonly Lazy<string> Page = new(() =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wwwroot", "error.html"))
    );

    public static async Task AnswerAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        if (IsPerson(http.Request))
        {
            http.DoNotStore();
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.WriteAsync(Page.Value, http.RequestAborted);
            return;
        }

        await http
            .RequestServices.GetRequiredService<IProblemDetailsService>()
            .TryWriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = { Status = http.Response.StatusCode } });
    }

    private static bool IsPerson(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/v3", StringComparison.OrdinalIgnoreCase);
}
