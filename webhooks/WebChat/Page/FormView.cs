using System.Globalization;
using System.Text;
using Channels.Webhooks.Inbound;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.WebChat;

/// <summary>The markup of the page without JavaScript. Whatever was said is text.</summary>
internal sealed class FormView(ChatAssets assets, ChatTexts texts, IOptions<WebChatOptions> options)
{
    private readonly PageTemplate template = new("form.html");

    public IResult Show(HttpContext context, IReadOnlyList<SpokenLine> lines, string language)
    {
        var body = new StringBuilder();
        foreach (var line in lines)
            Said(body, line, line.IsBot ? "theirs" : "mine", line.IsBot ? null : texts[language, "form-yours"], language);
        var waits = lines is not [.., { IsBot: true }];
        if (waits)
            body.Append(
                CultureInfo.InvariantCulture,
                $"""<p role="status">{Text(language, "form-wait")} <a href="/chat/form">{Text(language, "form-again")}</a></p>"""
            );
        else
            Answers(body, lines[^1], language);
        return Page(context, language, body.ToString(), waits);
    }

    /// <summary>The lines for the page: the last thing said here and what came after it, and before it what came since the page on which it
    /// was written: the office may have answered meanwhile.</summary>
    /// <param name="lines">All lines.</param>
    /// <param name="seen">Sequence of the last line of that page; null: not known.</param>
    public static IReadOnlyList<SpokenLine> Since(IReadOnlyList<SpokenLine> lines, long? seen)
    {
        var from = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].IsBot)
                from = i;
        }

        while (seen is { } last && from > 0 && lines[from - 1].Sequence > last)
            from--;
        return [.. lines.Skip(from)];
    }

    /// <summary>The first question; its answer begins the conversation.</summary>
    /// <param name="hidden">What the answer carries.</param>
    public IResult ShowFirst(HttpContext context, List<SpokenLine> lines, string language, string hidden)
    {
        var body = new StringBuilder();
        foreach (var line in lines)
            Said(body, line, "theirs", null, language);
        if (lines is [.., var last])
        {
            body.Append("""<form method="post" action="/chat/form">""").Append(hidden);
            FormChoices.Write(body, last, texts, language);
            body.Append("</form>");
        }

        body.Append("""<form method="post" action="/chat/form">""").Append(hidden);
        Words(body, language);
        return Page(context, language, body.ToString(), waits: false);
    }

    /// <summary>Without cookies the next page does not know whose conversation it is: said instead of asking the same again and
    /// again.</summary>
    public IResult WithoutCookies(HttpContext context, string language) =>
        Page(
            context,
            language,
            $"""<p>{Text(language, "form-cookies")} <a href="/chat/form?l={language}">{Text(language, "form-again")}</a></p>""",
            waits: false
        );

    /// <summary>The language this page is asked for in.</summary>
    public string LanguageOf(HttpRequest request) => texts.Of(request);

    /// <summary>The same language where it is offered.</summary>
    public string Known(string? language) => texts.Known(language);

    /// <summary>Why a file was not taken.</summary>
    public string Refusal(string language, UploadProblem problem) => texts[language, "upload-" + problem.ToString().ToLowerInvariant()];

    public IResult Late(HttpContext context, string language)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Page(
            context,
            language,
            $"""<p role="status">{Text(language, "form-late")} <a href="/chat/form">{Text(language, "form-again")}</a></p>""",
            waits: false
        );
    }

    private void Said(StringBuilder body, SpokenLine line, string kind, string? label, string language)
    {
        body.Append(CultureInfo.InvariantCulture, $"""<div class="said {kind}">""");
        if (label is not null)
            body.Append(CultureInfo.InvariantCulture, $"<strong>{SpokenMarkup.Of(label, language)}</strong>\n");
        body.Append(line.IsBot ? SpokenMarkup.OfMessage(line.Text, language) : SpokenMarkup.Of(line.Text, language));
        foreach (var file in line.Files)
            body.Append(Text(language, "a-file")).Append(PageTemplate.Encode(file));
        body.Append("</div>");
    }

    private void Answers(StringBuilder body, SpokenLine last, string language)
    {
        body.Append("""<form method="post" action="/chat/form">""");
        body.Append(CultureInfo.InvariantCulture, $"""<input type="hidden" name="at" value="{last.Sequence}">""");
        FormChoices.Write(body, last, texts, language);
        body.Append("</form>");
        body.Append(
            CultureInfo.InvariantCulture,
            $"""
            <form method="post" action="/chat/form"><input type="hidden" name="at" value="{last.Sequence}">
            """
        );
        Words(body, language);
        body.Append(
            CultureInfo.InvariantCulture,
            $"""
            <form method="post" action="/chat/form/file?{FormPage.Seen}={last.Sequence}" enctype="multipart/form-data">
            <label for="file">{Text(
                language,
                "form-file"
            )}</label><input id="file" type="file" name="file" accept="image/*,application/pdf" required>
            <button type="submit">{Text(language, "form-say")}</button></form>
            """
        );
    }

    private void Words(StringBuilder body, string language) =>
        body.Append(
            CultureInfo.InvariantCulture,
            $"""
            <label for="text">{Text(language, "form-text")}</label><textarea id="text" name="text" rows="3" maxlength="5000"></textarea>
            <button type="submit">{Text(language, "form-say")}</button></form>
            """
        );

    private IResult Page(HttpContext context, string language, string body, bool waits)
    {
        var headers = context.Response.Headers;
        context.DoNotStore();

        // With the host's "no-referrer" browsers would send these forms from an origin called "null".
        headers["Referrer-Policy"] = "same-origin";
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; form-action "
            + ChatPage.FormTargets(options.Value.QuickExitUrl)
            + "; base-uri 'none'; frame-ancestors 'none'";
        var markup = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["body"] = body,
            ["assets"] = assets.Root,
            ["tag"] = ChatTexts.Tag(language),
            ["languages"] = string.Concat(texts.Languages.Select(l => LanguageLink(context, l, language))),
            ["sample-note"] = SpokenMarkup.Of(texts.SampleNote(language), language),
            ["refresh"] = waits ? """<meta http-equiv="refresh" content="3">""" : string.Empty,
        };
        return Results.Content(
            template.Fill(language, name => texts[language, name], markup),
            "text/html; charset=utf-8",
            Encoding.UTF8,
            context.Response.StatusCode
        );
    }

    private string LanguageLink(HttpContext context, string language, string current)
    {
        var address = PageTemplate.Encode($"/chat/form?l={language}{Kept(context.Request.Query)}");
        var isCurrent = language == current ? " aria-current=\"true\"" : string.Empty;
        return $"""<a href="{address}" lang="{ChatTexts.Tag(language)}"{isCurrent}>{PageTemplate.Encode(texts[language, "name"])}</a> """;
    }

    /// <summary>What the link asked for stays asked for in another language.</summary>
    private static string Kept(IQueryCollection query)
    {
        var kept = new StringBuilder();
        foreach (var name in (ReadOnlySpan<string>)["p", "c"])
        {
            if (ChatPage.Short(query[name]) is { } value)
                kept.Append(CultureInfo.InvariantCulture, $"&{name}={Uri.EscapeDataString(value)}");
        }

        return kept.ToString();
    }

    private string Text(string language, string key) => SpokenMarkup.Of(texts[language, key], language);
}
