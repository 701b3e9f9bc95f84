using System.Security.Cryptography;
using System.Text.Json;
using Channels.Webhooks.Inbound;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// <c>GET /chat/webchat?p=&lt;procedure&gt;&amp;c=&lt;entry code&gt;</c>: the page around Microsoft's Web Chat, unmodified. Nothing of
/// it comes from elsewhere.
/// </summary>
internal sealed class OfficialPage(ChatAssets assets, ChatTexts texts, IOptions<WebChatOptions> options)
{
    private static readonly string[] Parameters = ["p", "c", "l"];

    private readonly PageTemplate template = new("webchat.html");

    public IResult Show(HttpContext context)
    {
        var query = context.Request.Query;
        var language = texts.Of(context.Request);
        if (!assets.HasBundle)
            return Results.Redirect("/chat/form" + context.Request.QueryString);
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        var data = JsonSerializer.Serialize(
            new
            {
                nonce,
                procedure = ChatPage.Short(query["p"]),
                entry = ChatPage.Short(query["c"]),
                assets = assets.Root,
                texts = texts.All(language),
                exit = options.Value.QuickExitUrl,
                maxFileBytes = options.Value.MaxFileBytes,
                maxFiles = options.Value.MaxFiles,
            },
            JsonSerializerOptions.Web
        );
        var markup = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["nonce"] = nonce,
            ["page"] = data,
            ["assets"] = assets.Root,
            ["bundle"] = assets.Root + "/" + ChatAssets.Bundle,
            ["tag"] = ChatTexts.Tag(language),
            ["language"] = language,
            ["languages"] = string.Concat(texts.Languages.Select(Pick)),
            ["form-link"] = PageTemplate.Encode(QueryHelpers.AddQueryString("/chat/form", Kept(query))),
        };
        context.Response.Headers.ContentSecurityPolicy = Policy(context.Request, nonce);
        context.DoNotStore();
        return Results.Text(
            template.Fill(language, name => texts[language, name == "language-name" ? "language" : name], markup),
            "text/html; charset=utf-8"
        );
    }

    private string Pick(string language)
    {
        var (tag, name) = (ChatTexts.Tag(language), PageTemplate.Encode(texts[language, "name"]));
        return $"""<button type="button" data-pick="{language}" lang="{tag}">{name}</button>""";
    }

    // Workers and blobs are the client's: it makes thumbnails of pictures in one.
    private static string Policy(HttpRequest request, string nonce)
    {
        var host = request.Host.ToUriComponent();
        return $"default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; connect-src 'self' blob: "
            + $"ws://{host} wss://{host}; "
            + $"img-src 'self' blob: data:; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self' 'nonce-{nonce}'; "
            + $"worker-src blob:; font-src 'self'";
    }

    private static Dictionary<string, string?> Kept(IQueryCollection query) =>
        Parameters
            .Where(k => ChatPage.Short(query[k]) is not null)
            .ToDictionary(k => k, k => ChatPage.Short(query[k]), StringComparer.Ordinal);
}
