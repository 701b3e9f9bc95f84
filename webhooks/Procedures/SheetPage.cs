using System.Globalization;
using System.Net;
using System.Text;

namespace Channels.Webhooks.Procedures;

/// <summary>A page being written. Whatever is put in is text and is encoded; only <see cref="Raw"/> is markup.</summary>
internal sealed class SheetPage(SheetWords words, string language)
{
    private readonly StringBuilder body = new();

    public string Word(string key, params ReadOnlySpan<(string Name, string Value)> figures) => words[language, key, figures];

    /// <summary>What a finding of lint means in the language of the page, or null.</summary>
    public string? Finding(string code) => words.Finding(language, code);

    public SheetPage Raw(string markup)
    {
        body.Append(markup);
        return this;
    }

    public SheetPage Text(string text)
    {
        body.Append(WebUtility.HtmlEncode(text));
        return this;
    }

    /// <summary>An element with one text in it.</summary>
    public SheetPage Element(string name, string text, string attributes = "") =>
        Raw($"<{name}{(attributes.Length > 0 ? " " + attributes : "")}>").Text(text).Raw($"</{name}>\n");

    public static string Attribute(string name, string value) => $"{name}=\"{WebUtility.HtmlEncode(value)}\"";

    public IResult Answer(HttpContext context, string title)
    {
        context.Response.Headers.CacheControl = "no-store";
        // With the host's "no-referrer" browsers would send the form from an origin called "null".
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        var page = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <!doctype html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{WebUtility.HtmlEncode(title)} – Channels</title>
            <link rel="stylesheet" href="/start.css"><link rel="stylesheet" href="/procedures/procedures.css">
            </head>
            <body><main class="procedures">
            {body}
            </main></body></html>
            """
        );
        return Results.Text(page, "text/html; charset=utf-8");
    }
}
