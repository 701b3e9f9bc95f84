namespace Channels.Webhooks.Hosting;

/// <summary>The page at <c>/</c>: what there is to open. Parts for development are cut out elsewhere.</summary>
internal static class StartPage
{
    // The chat page may be found; what is behind it is nobody's reading.
    private const string Robots = """
        User-agent: *
        Disallow: /api/
        Disallow: /calendar
        Disallow: /chat/form
        Disallow: /simulator/
        Disallow: /v3/
        Disallow: /webchat/

        """;

    public static void Map(WebApplication app)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var page = File.ReadAllText(Path.Combine(folder, "index.html"));
        if (!SimulatorPlugIn.IsOn(app.Configuration, app.Environment))
            page = CutDevelopment(page);
        app.MapGet("/", () => Results.Text(page, "text/html; charset=utf-8")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/robots.txt", () => Results.Text(Robots, "text/plain")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/favicon.ico", () => Results.NoContent()).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/start.css", () => Results.File(Path.Combine(folder, "start.css"), "text/css; charset=utf-8"))
            .AllowAnonymous()
            .ExcludeFromDescription();
    }

    private static string CutDevelopment(string page)
    {
        const string From = "<!-- development -->";
        const string To = "<!-- /development -->";
        while (page.IndexOf(From, StringComparison.Ordinal) is var start and >= 0)
            page = page.Remove(start, page.IndexOf(To, start, StringComparison.Ordinal) + To.Length - start);
        return page;
    }
}
