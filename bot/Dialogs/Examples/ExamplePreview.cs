using System.Globalization;
using System.Net;
using System.Text;
using Channels.Bot.Forms;

namespace Channels.Bot.Dialogs.Examples;

/// <summary>Example conversations as staff look at them before a procedure is published. What the bot says is computed, never
/// copied.</summary>
public static class ExamplePreview
{
    private const string Style = """
        body { font-family: sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.6 }
        body { background: #fff; color: #1a1a1a }
        .me, .bot { white-space: pre-wrap; border-radius: .8rem; padding: .5rem .8rem; margin: .4rem 0; max-width: 85%; width: fit-content }
        .bot { background: #eef1f5 } .me { background: #d3f2d3; margin-left: auto }
        .buttons span { display: inline-block; border: 1px solid #3a6ea5; border-radius: 1rem; padding: .1rem .7rem }
        .buttons span { margin: .1rem; font-size: .9rem }
        .wrong { color: #a40000 }
        """;

    /// <summary>One Markdown document with every example of a procedure.</summary>
    public static string Markdown(string proceduresFolder, string procedure)
    {
        var text = new StringBuilder();
        foreach (var (script, outcome) in Runs(proceduresFolder, procedure))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {script.Title}\n\n");
            foreach (var said in outcome.Transcript)
            {
                var lines = Words(said).ReplaceLineEndings("\n").Split('\n');
                text.Append(said.IsBot ? "> **bot** " : "> ☞ ").AppendJoin("  \n> ", lines);
                if (Buttons(said) is { Count: > 0 } buttons)
                    text.Append("  \n> ").AppendJoin(' ', buttons.Select(b => $"`{b}`"));
                text.Append("\n\n");
            }

            foreach (var failure in outcome.Failures)
                text.Append(CultureInfo.InvariantCulture, $"**{failure}**\n\n");
        }

        return text.ToString();
    }

    /// <summary>Every example of a procedure, played.</summary>
    public static IEnumerable<PlayedExample> Talks(string proceduresFolder, string procedure) =>
        Runs(proceduresFolder, procedure)
            .Select(r => new PlayedExample(r.Script.Title, r.Script.Language, [.. r.Outcome.Transcript.Select(Rehearsal.Shown)]));

    /// <summary>One page, complete in itself, with every example of a procedure.</summary>
    public static string Html(string proceduresFolder, string procedure)
    {
        var page = new StringBuilder();
        page.Append(
            CultureInfo.InvariantCulture,
            $"<!DOCTYPE html>\n<html lang=\"ja\"><head><meta "
                + $"charset=\"utf-8\"><title>{Encode(procedure)}</title><style>\n{Style}\n</style></head><body>\n"
        );
        page.Append(CultureInfo.InvariantCulture, $"<h1>{Encode(procedure)}</h1>\n");
        foreach (var (script, outcome) in Runs(proceduresFolder, procedure))
        {
            page.Append(CultureInfo.InvariantCulture, $"<section lang=\"{Tag(script.Language)}\"><h2>{Encode(script.Title)}</h2>\n");
            foreach (var said in outcome.Transcript)
            {
                page.Append(CultureInfo.InvariantCulture, $"<div class=\"{(said.IsBot ? "bot" : "me")}\">{Encode(Words(said))}</div>\n");
                if (Buttons(said) is { Count: > 0 } buttons)
                    page.Append("<div class=\"buttons\">")
                        .AppendJoin(' ', buttons.Select(b => $"<span>{Encode(b)}</span>"))
                        .Append("</div>\n");
            }

            foreach (var failure in outcome.Failures)
                page.Append(CultureInfo.InvariantCulture, $"<p class=\"wrong\">{Encode(failure.ToString())}</p>\n");
            page.Append("</section>\n");
        }

        return page.Append("</body></html>\n").ToString();
    }

    private static IEnumerable<(ExampleScript Script, ExampleOutcome Outcome)> Runs(string folder, string procedure)
    {
        var catalog = ProcedureCatalog.Load(folder);
        return ExampleFolder.Read(folder, procedure, []).Select(s => (s, ExampleRunner.Run(catalog, s)));
    }

    private static string Words(ExampleSaid said) =>
        said.Activity.Text is { Length: > 0 } text
            ? text
            : string.Join(' ', (said.Activity.Attachments ?? []).Select(a => $"［{a.Name ?? a.ContentType}］"));

    private static IReadOnlyList<string> Buttons(ExampleSaid said) =>
        said.IsBot ? [.. (said.Activity.SuggestedActions?.Actions ?? []).Select(a => a.Title)] : [];

    private static string Tag(string language) => language is Languages.EasyJapanese ? "ja" : language;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}

/// <summary>An example as it goes.</summary>
public sealed record PlayedExample(string Title, string Language, IReadOnlyList<RehearsedLine> Lines);
