using Channels.Bot.Dialogs;
using Channels.Bot.Dialogs.Examples;
using Channels.Bot.Dialogs.Linting;
using Channels.Bot.Forms;

namespace Channels.Webhooks.Procedures;

/// <summary>
/// <c>/procedures/{procedure}</c>: what it asks, what is wrong with it, its examples, and a conversation to try it out. What was said comes
/// with the form and is played from its beginning: nothing is kept.
/// </summary>
internal sealed class ProcedureSheet(
    ProcedureCatalog catalog,
    ProcedurePlace place,
    ProcedureReload reload,
    SheetWords words,
    TimeProvider clock
)
{
    /// <summary><c>GET</c>: the page as it is opened.</summary>
    public IResult Show(HttpContext context, string procedure) => Show(context, procedure, null);

    /// <summary><c>POST</c>: one more thing said.</summary>
    public async Task<IResult> TryAsync(HttpContext context, string procedure) =>
        Show(context, procedure, TriedTalk.Read(await context.Request.ReadFormAsync(context.RequestAborted)));

    private IResult Show(HttpContext context, string id, TriedTalk? tried)
    {
        reload.Look();
        if (catalog.All.LastOrDefault(p => p.Id == id) is not { } procedure)
            return Results.NotFound();
        var language = SheetWords.LanguageOf(context);
        var page = new SheetPage(words, language);
        page.Raw("<p><a href=\"/procedures\">").Text(page.Word("back")).Raw("</a></p>\n").Element("h1", procedure.Title(language));
        if (tried is not null)
            new TryOut(page).Write(procedure, tried, new Rehearsal(catalog), clock.GetUtcNow());
        page.Element("h2", page.Word("lint"))
            .Raw(FindingList.Of(ProcedureLint.Run(place.Folder).Where(f => ProcedureList.IsOf(f, id)), page));
        Questions(page, procedure, language);
        page.Element("h2", page.Word("handed-in"))
            .Element("p", page.Word("handed-in-how", ("queue", procedure.Queue), ("prefix", procedure.Prefix)));
        if (tried is null)
            new TryOut(page).Write(procedure, TriedTalk.Nothing, new Rehearsal(catalog), clock.GetUtcNow());
        page.Element("h2", page.Word("examples"));
        foreach (var example in ExamplePreview.Talks(place.Folder, id))
        {
            page.Raw("<details><summary>").Text(example.Title).Raw("</summary>");
            TalkView.Write(page, example.Lines, example.Language);
            page.Raw("</details>\n");
        }

        return page.Answer(context, procedure.Title(language));
    }

    private static void Questions(SheetPage page, Procedure procedure, string language)
    {
        page.Element("h2", page.Word("questions"))
            .Raw("<div class=\"wide\" tabindex=\"0\" role=\"group\" ")
            .Raw(SheetPage.Attribute("aria-label", page.Word("questions")))
            .Raw("><table><thead><tr>");
        foreach (var head in new[] { "field", "type", "asks", "when" })
            page.Element("th", page.Word(head), "scope=\"col\"");
        page.Raw("</tr></thead><tbody>\n");
        foreach (var field in procedure.Outline(language))
        {
            page.Raw("<tr>").Element("th", field.Label, "scope=\"row\"");
            page.Element("td", field.Type).Element("td", field.Ask).Element("td", field.When ?? "").Raw("</tr>\n");
        }

        page.Raw("</tbody></table></div>\n");
    }
}
