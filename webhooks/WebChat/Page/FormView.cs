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
        var mine = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].IsBot)
                mine = i;
        }

        var body = new StringBuilder();
        if (mine >= 0)
            Said(body, lines[mine], "mine", texts[language, "form-yours"], language);
        foreach (var line in lines.Skip(mine + 1))
            Said(body, line, "theirs", null, language);
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
            body.Append(CultureInfo.InvariantCulture, $"<strong>{PageTemplate.Encode(label)}</strong>\n");
        body.Append(PageTemplate.Encode(line.Text));
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
            <label for="text">{Text(language, "form-text")}</label><textarea id="text" name="text" rows="3" maxlength="5000"></textarea>
            <button type="submit">{Text(language, "form-say")}</button></form>
            <form method="post" action="/chat/form/file" enctype="multipart/form-data">
            <label for="file">{Text(
                language,
                "form-file"
            )}</label><input id="file" type="file" name="file" accept="image/*,application/pdf" required>
            <button type="submit">{Text(language, "form-say")}</button></form>
            """
        );
    }

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
            ["refresh"] = waits ? """<meta http-equiv="refresh" content="3">""" : string.Empty,
        };
        return Results.Content(
            template.Fill(name => texts[language, name], markup),
            "text/html; charset=utf-8",
            Encoding.UTF8,
            context.Response.StatusCode
        );
    }

    private string Text(string language, string key) => PageTemplate.Encode(texts[language, key]);
}
