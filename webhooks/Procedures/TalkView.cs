using Channels.Bot.Dialogs.Examples;

namespace Channels.Webhooks.Procedures;

/// <summary>A conversation to look at.</summary>
internal static class TalkView
{
    /// <param name="page">Where it is written.</param>
    /// <param name="lines">What was said.</param>
    /// <param name="language">Of the conversation.</param>
    /// <param name="isOpen">It goes on: what can be pressed now stands below it.</param>
    public static void Write(SheetPage page, IReadOnlyList<RehearsedLine> lines, string language, bool isOpen = false)
    {
        page.Raw($"<div class=\"talk\" lang=\"{(language is "en" ? "en" : "ja")}\">\n");
        foreach (var line in lines)
        {
            page.Element("p", line.Text, line.IsBot ? "class=\"bot\"" : "class=\"me\"");
            if (line.Buttons.Count == 0 || (isOpen && line == lines[^1]))
                continue;
            page.Raw("<div class=\"buttons\">");
            foreach (var button in line.Buttons)
                page.Element("span", button.Title);
            page.Raw("</div>\n");
        }

        page.Raw("</div>\n");
    }
}
