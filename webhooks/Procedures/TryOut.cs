using Channels.Bot.Dialogs.Examples;
using Channels.Bot.Forms;

namespace Channels.Webhooks.Procedures;

/// <summary>The conversation somebody tries a procedure out with.</summary>
internal sealed class TryOut(SheetPage page)
{
    public void Write(Procedure procedure, TriedTalk tried, Rehearsal rehearsal, DateTimeOffset now)
    {
        page.Element("h2", page.Word("try"), "id=\"try\"").Element("p", page.Word("try-how"));
        if (tried.Said.Count == 0)
        {
            Begin(procedure);
            return;
        }

        var scene = new RehearsalScene(procedure.Title(tried.Language), tried.Language, tried.Channel, Rehearsal.Minute(now));
        var talk = rehearsal.Play(scene, tried.Said);
        TalkView.Write(page, talk.Lines, tried.Language, isOpen: true);
        Form(procedure.Id);
        page.Raw($"<input type=\"hidden\" name=\"language\" value=\"{tried.Language}\">");
        page.Raw($"<input type=\"hidden\" name=\"channel\" value=\"{tried.Channel}\">");
        foreach (var said in tried.Said)
            page.Raw($"<input type=\"hidden\" name=\"said\" {SheetPage.Attribute("value", said)}>");
        if (talk.Lines is [.., { IsBot: true } last] && last.Buttons.Any(b => b.Says is not null))
        {
            page.Raw("<fieldset>");
            foreach (var button in last.Buttons.Where(b => b.Says is not null))
                page.Element("button", button.Title, $"type=\"submit\" name=\"say\" {SheetPage.Attribute("value", button.Says!)}");
            page.Raw("</fieldset>");
        }

        page.Element("label", page.Word("say-label"), "for=\"say\"")
            .Raw("<input type=\"text\" id=\"say\" name=\"say\" maxlength=\"5000\" autocomplete=\"off\">")
            .Raw("<fieldset>")
            .Element("button", page.Word("say"), "class=\"main\" type=\"submit\"")
            .Element("button", page.Word("back-one"), "type=\"submit\" name=\"back\" value=\"1\"")
            .Raw("</fieldset></form>\n")
            .Raw($"<p><a href=\"/procedures/{procedure.Id}#try\">")
            .Text(page.Word("again"))
            .Raw("</a></p>\n<details><summary>")
            .Text(page.Word("as-example"))
            .Raw("</summary>")
            .Element("p", page.Word("as-example-how"))
            .Element("pre", talk.Example, "tabindex=\"0\"")
            .Raw("</details>\n");
    }

    private void Begin(Procedure procedure)
    {
        Form(procedure.Id);
        Choose("language", "try-language", [.. procedure.Languages.Where(l => l is "ja" or "ja-easy" or "en")]);
        Choose("channel", "try-channel", ["line", "webchat"]);
        page.Raw("<fieldset>")
            .Element(
                "button",
                page.Word("begin"),
                $"class=\"main\" type=\"submit\" name=\"say\" {SheetPage.Attribute("value", procedure.Title("ja"))}"
            )
            .Raw("</fieldset></form>\n");
    }

    private void Form(string procedure) =>
        page.Raw($"<form class=\"try\" method=\"post\" {SheetPage.Attribute("action", $"/procedures/{procedure}#try")}>\n");

    private void Choose(string name, string label, string[] values)
    {
        page.Raw("<div>").Element("label", page.Word(label), $"for=\"{name}\"").Raw($"<select id=\"{name}\" name=\"{name}\">");
        foreach (var value in values)
            page.Element("option", page.Word(value), $"value=\"{value}\"");
        page.Raw("</select></div>\n");
    }
}
