using System.Globalization;
using System.Text;

namespace Channels.Webhooks.WebChat;

/// <summary>What can be pressed instead of writing, as it stands inside a form: boxes, buttons, addresses.</summary>
internal static class FormChoices
{
    public static void Write(StringBuilder body, SpokenLine line, ChatTexts texts, string language)
    {
        if (line.Several.Count > 0)
            FormBoxes.Write(body, line.Several, Text("form-several"), Text("form-next"), language);
        var choices = line.Choices.Where(c => !line.Several.Contains(c.Title)).ToList();
        if (choices.Count == 0)
            return;
        body.Append(CultureInfo.InvariantCulture, $"""<fieldset class="choices"><legend>{Text("form-choices")}</legend>""");
        foreach (var choice in choices)
            Write(body, choice, language);
        body.Append("</fieldset>");

        string Text(string key) => SpokenMarkup.Of(texts[language, key], language);
    }

    private static void Write(StringBuilder body, Choice choice, string language)
    {
        var (title, said, seen) = (
            PageTemplate.Encode(choice.Title),
            PageTemplate.Encode(choice.Said),
            SpokenMarkup.Of(choice.Title, language)
        );
        if (choice.IsLink)
        {
            body.Append(CultureInfo.InvariantCulture, $"""<a class="button" href="{said}">{seen}</a>""");
            return;
        }

        if (choice.Said != choice.Title)
            body.Append(CultureInfo.InvariantCulture, $"""<input type="hidden" name="shown:{said}" value="{title}">""");
        body.Append(CultureInfo.InvariantCulture, $"""<button type="submit" name="say" value="{said}">{seen}</button>""");
    }
}
