using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Channels.Webhooks.Inbound;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// <c>GET /chat?p=&lt;procedure&gt;&amp;c=&lt;entry code&gt;</c>: the page. The first question stands in it and can be answered before any
/// script has come; the script takes over. Nothing of it comes from elsewhere.
/// </summary>
internal sealed class ChatPage(
    ChatAssets assets,
    ChatTexts texts,
    FirstScreen first,
    BrowserConversation conversation,
    IOptions<WebChatOptions> options
)
{
    private static readonly string[] Parameters = ["p", "c", "l"];
    private static readonly string[] Modules =
    [
        "main.js",
        "page.js",
        "talk.js",
        "ruby.js",
        "answers.js",
        "directline.js",
        "display.js",
        "exit.js",
        "files.js",
        "composing.js",
    ];

    private readonly PageTemplate template = new("chat.html");

    public async Task<IResult> ShowAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var procedure = first.Find(Short(query["p"]));
        var known = await conversation.KnownAsync(context);
        var isResumed = known is not null && (procedure is null || procedure.Id == known.Procedure);
        var language = isResumed && !query.ContainsKey("l") ? known!.Language : texts.Of(context.Request);
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        var activities =
            isResumed ? "[]"
            : WebChatRenderer.Render(first.Of(procedure?.Id, language)) is [var all] ? all
            : "[]";
        var lines = Lines(activities);
        var takesWishes = first.TakesWishes(isResumed ? known!.Procedure : procedure?.Id, language, "/" + texts[language, "apply"]);
        var markup = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["nonce"] = nonce,
            ["page"] = Data(query, procedure?.Id, language, isResumed, activities),
            ["assets"] = assets.Root,
            ["tag"] = ChatTexts.Tag(language),
            ["language"] = language,
            ["preload"] = string.Concat(Modules.Select(m => $"""<link rel="modulepreload" href="{assets.Root}/{m}">""")),
            // What was said before comes by the script; without one the page question by question has it.
            ["noscript-resumed"] = isResumed
                ? """<noscript><meta http-equiv="refresh" content="0;url=/chat/form"></noscript>"""
                : string.Empty,
            ["languages"] = string.Concat(texts.Languages.Select(l => LanguageLink(query, l, language))),
            ["sample-note"] = SpokenMarkup.Of(texts.SampleNote(language), language),
            ["first"] = Markup(lines, language),
            ["answers"] = lines is [.., var last] ? Answers(query, procedure?.Id, language, last) : string.Empty,
            ["hidden"] = isResumed ? string.Empty : Hidden(query, procedure?.Id, language),
            ["apply"] = takesWishes ? ApplyButton(language) : string.Empty,
            ["form-link"] = PageTemplate.Encode(QueryHelpers.AddQueryString("/chat/form", Kept(query))),
        };
        context.Response.Headers.ContentSecurityPolicy = Policy(context.Request, nonce, options.Value.QuickExitUrl);

        // With "no-referrer" browsers would send the first answer from an origin called "null".
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        context.DoNotStore();
        return Results.Text(
            template.Fill(language, name => texts[language, name == "language-name" ? "language" : name], markup),
            "text/html; charset=utf-8"
        );
    }

    /// <summary>A code of a link: short, or not there.</summary>
    public static string? Short(string? code) => code is { Length: > 0 and <= 64 } ? code : null;

    private string Data(IQueryCollection query, string? procedure, string language, bool isResumed, string activities)
    {
        using var firstActivities = JsonDocument.Parse(activities);
        return JsonSerializer.Serialize(
            new
            {
                procedure,
                entry = Short(query["c"]),
                resumed = isResumed,
                first = firstActivities.RootElement,
                assets = assets.Root,
                texts = texts.All(language),
                samples = texts.Samples,
                exit = options.Value.QuickExitUrl,
                maxFileBytes = options.Value.MaxFileBytes,
                maxFiles = options.Value.MaxFiles,
            },
            JsonSerializerOptions.Web
        );
    }

    /// <summary>Rendered activities as they are shown.</summary>
    public static List<SpokenLine> Lines(string activities)
    {
        using var json = JsonDocument.Parse(activities);
        return [.. json.RootElement.EnumerateArray().Select(a => ConversationText.Read(a, "", 0, default)).OfType<SpokenLine>()];
    }

    private static string Markup(List<SpokenLine> lines, string language)
    {
        if (lines.Count == 0)
            return string.Empty;
        var body = new StringBuilder("""<section class="turn">""");
        foreach (var line in lines)
            body.Append(CultureInfo.InvariantCulture, $"""<div class="said theirs">{SpokenMarkup.OfMessage(line.Text, language)}</div>""");
        return body.Append("</section>").ToString();
    }

    private string Answers(IQueryCollection query, string? procedure, string language, SpokenLine last)
    {
        var body = new StringBuilder("""<form method="post" action="/chat/form">""").Append(Hidden(query, procedure, language));
        FormChoices.Write(
            body,
            last with
            {
                Choices = [.. last.Choices.Where(c => c.Said != "/" + texts[language, "apply"])],
            },
            texts,
            language
        );
        return body.Append("</form>").ToString();
    }

    /// <summary>What the first answer carries: there is no conversation yet that knew it.</summary>
    /// <param name="page">Which page it is said on.</param>
    public static string Hidden(IQueryCollection query, string? procedure, string language, string page = "1")
    {
        var body = new StringBuilder($"""<input type="hidden" name="first" value="{page}">""");
        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[("p", procedure), ("c", Short(query["c"])), ("l", language)])
        {
            if (value is not null)
                body.Append(CultureInfo.InvariantCulture, $"""<input type="hidden" name="{name}" value="{PageTemplate.Encode(value)}">""");
        }

        return body.ToString();
    }

    private string ApplyButton(string language)
    {
        var (said, label) = (PageTemplate.Encode(texts[language, "apply"]), SpokenMarkup.Of(texts[language, "apply"], language));
        return $"""<button type="submit" id="apply" name="say" value="/{said}">{label}</button>""";
    }

    private string LanguageLink(IQueryCollection query, string language, string current)
    {
        var kept = Kept(query);
        kept["l"] = language;
        var address = PageTemplate.Encode(QueryHelpers.AddQueryString("/chat", kept));
        var isCurrent = language == current ? "true" : "false";
        var name = PageTemplate.Encode(texts[language, "name"]);
        var tag = ChatTexts.Tag(language);
        return $"""<a class="button" data-pick="{language}" href="{address}" lang="{tag}" aria-current="{isCurrent}">{name}</a>""";
    }

    private static string Policy(HttpRequest request, string nonce, string exit)
    {
        var host = request.Host.ToUriComponent();
        return $"default-src 'none'; base-uri 'none'; form-action {FormTargets(exit)}; frame-ancestors 'none'; "
            + $"connect-src 'self' ws://{host} wss://{host}; img-src 'self' blob: data:; "
            + $"script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self'";
    }

    /// <summary>Leaving is a form without a script, and browsers judge where it leads by the same rule.</summary>
    public static string FormTargets(string exit) =>
        Uri.TryCreate(exit, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? $"'self' {address.GetLeftPart(UriPartial.Authority)}"
            : "'self'";

    private static Dictionary<string, string?> Kept(IQueryCollection query) =>
        Parameters.Where(k => Short(query[k]) is not null).ToDictionary(k => k, k => Short(query[k]), StringComparer.Ordinal);
}
