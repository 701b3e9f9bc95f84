using System.Globalization;
using Channels.Bot.Dialogs;
using Channels.Bot.Dialogs.Linting;
using Channels.Bot.Forms;
using Channels.Text;

namespace Channels.Webhooks.Procedures;

/// <summary><c>GET /procedures</c>: every procedure of the folder, also those that cannot be offered, with what is wrong with
/// each.</summary>
internal sealed class ProcedureList(
    ProcedureCatalog catalog,
    ProcedurePlace place,
    ProcedureReload reload,
    SheetWords words,
    TimeProvider clock
)
{
    public IResult Show(HttpContext context)
    {
        reload.Look();
        var language = SheetWords.LanguageOf(context);
        var page = new SheetPage(words, language);
        var today = JapanTime.DayOf(clock.GetUtcNow());
        var findings = ProcedureLint.Run(place.Folder);
        page.Element("h1", page.Word("title")).Element("p", page.Word("lead"), "class=\"lead\"").Raw("<ul class=\"cards\">\n");
        var newest = catalog.All.GroupBy(p => p.Id).ToDictionary(g => g.Key, g => g.Last());
        var names = newest.Keys.Union(Broken(findings)).Order(StringComparer.Ordinal).ToArray();
        foreach (var id in names)
        {
            page.Raw("<li>");
            if (newest.TryGetValue(id, out var procedure))
                page.Raw($"<a {SheetPage.Attribute("href", "/procedures/" + id)}>")
                    .Element("strong", procedure.Title(language))
                    .Element("span", id);
            else
                page.Raw("<div class=\"later\">").Element("strong", id).Element("span", page.Word("broken"));
            page.Raw("<ul class=\"tags\">");
            if (procedure is not null)
                Dates(page, procedure, today);
            Counts(page, findings.Where(f => IsOf(f, id)).ToArray());
            page.Raw(procedure is null ? "</ul></div>" : "</ul></a>").Raw("</li>\n");
        }

        page.Raw("</ul>");
        if (names.Length == 0)
            page.Element("p", page.Word("none"));
        foreach (var id in names.Where(n => !newest.ContainsKey(n)))
            page.Element("h2", id).Raw(FindingList.Of(findings.Where(f => IsOf(f, id)), page));
        return page.Answer(context, page.Word("title"));
    }

    public static bool IsOf(Lint finding, string id) => finding.File.StartsWith(id + "/", StringComparison.Ordinal);

    private static void Dates(SheetPage page, Procedure procedure, DateOnly today)
    {
        page.Element("li", page.Word("version", ("n", Number(procedure.Version))));
        if (procedure.From is { } from)
            page.Element("li", from > today ? page.Word("later") : page.Word("from", ("day", Day(from))));
        if (procedure.Until is { } until)
            page.Element("li", until < today ? page.Word("over") : page.Word("until", ("day", Day(until))));
    }

    private static void Counts(SheetPage page, Lint[] findings)
    {
        var errors = findings.Count(f => f.Level is LintLevel.Error);
        if (errors > 0)
            page.Element("li", page.Word("errors", ("n", Number(errors))), "class=\"bad\"");
        if (findings.Length > errors)
            page.Element("li", page.Word("warnings", ("n", Number(findings.Length - errors))), "class=\"warn\"");
        if (findings.Length == 0)
            page.Element("li", page.Word("clean"));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Broken(IEnumerable<Lint> findings) =>
        findings
            .Where(f => f.Level is LintLevel.Error && f.File.Contains('/', StringComparison.Ordinal))
            .Select(f => f.File[..f.File.IndexOf('/', StringComparison.Ordinal)]);
}
