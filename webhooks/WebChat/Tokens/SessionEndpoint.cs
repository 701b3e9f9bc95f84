using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Channels.Bot.Forms;
using Channels.Bot.Telemetry;
using Channels.Webhooks.Inbound;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// <c>POST /webchat/session</c>: the page's own door. Gives the conversation of this browser (a cookie the page's script cannot
/// read) and a fresh token for it. <c>POST /webchat/leave</c> forgets it. <c>POST /v3/directline/tokens/generate</c>: the same
/// for servers with a secret.
/// </summary>
internal sealed class SessionEndpoint(
    ChatTokens tokens,
    ChatOrigins origins,
    ChatLimits limits,
    ChatEndings endings,
    ProcedureCatalog catalog,
    ChannelsMeter meter,
    TimeProvider clock,
    IOptions<WebChatOptions> options
)
{
    private const string PlainCookie = "channels-chat";

    // Over TLS a name that no other host and no page without TLS can set.
    private const string SecureCookie = "__Host-channels-chat";
    private const int MostBytes = 4096;

    /// <summary>The token of this browser's conversation, or null.</summary>
    public static string? CookieOf(HttpRequest request) => request.Cookies[SecureCookie] ?? request.Cookies[PlainCookie];

    public async Task<IResult> OpenAsync(HttpContext context)
    {
        if (!origins.Allows(context.Request))
            return DirectLineError.Of(StatusCodes.Status403Forbidden, "OriginNotAllowed", "This page may not open conversations here.");
        if (!limits.MayOpen(context))
            return DirectLineError.Of(
                StatusCodes.Status429TooManyRequests,
                "TooManySessions",
                "Too many conversations were opened from this address."
            );
        if (
            await BodyReader.ReadAsync(context.Request, MostBytes, context.RequestAborted) is not { } body
            || Wish.Read(body) is not { } wish
        )
            return DirectLineError.Of(
                StatusCodes.Status400BadRequest,
                "BadArgument",
                "The body is JSON with procedure, entry and language."
            );
        var (session, resumed) = await SessionOfAsync(context, wish.Procedure, wish.Doorway, wish.Language, wish.Fresh);
        var (token, seconds) = tokens.Issue(session, TokenUse.DirectLine);
        return Results.Json(
            new
            {
                conversationId = session.ConversationId,
                userId = session.UserId,
                token,
                expires_in = seconds,
                resumed,
                language = session.Language,
                procedure = session.Procedure,
            }
        );
    }

    /// <summary>The conversation of this browser: the one it has, unless it comes for something else; else a new one.</summary>
    public async Task<(ChatSession Session, bool Resumed)> SessionOfAsync(
        HttpContext context,
        string? procedure,
        string? doorway,
        string? language,
        bool fresh = false
    )
    {
        var wanted = procedure is null
            ? null
            : catalog
                .All.LastOrDefault(p => p.Id == procedure && p.OnChannel(WebChatChannel.ChannelName, WebChatChannel.Page) is "fill")
                ?.Id;
        if (
            !fresh
            && await tokens.ReadAsync(CookieOf(context.Request), TokenUse.Session) is TokenReading.Valid known
            && (wanted is null || wanted == known.Session.Procedure)
        )
        {
            var mine = Speaking(known.Session, language);
            if (mine.Language != known.Session.Language)
                Remember(context, mine);
            return (mine with { Origin = context.Request.Headers.Origin.FirstOrDefault() ?? mine.Origin }, true);
        }

        var session = Speaking(
            New(context) with
            {
                Procedure = wanted,
                Doorway = DoorwayOf(doorway),
                Origin = context.Request.Headers.Origin.FirstOrDefault(),
            },
            language
        );
        Count(wanted, doorway, session.Language);
        Remember(context, session);
        return (session, false);
    }

    /// <summary>Ends the conversation of this browser, here and on every other device that may have a token of it.</summary>
    public async Task<IResult> LeaveAsync(HttpContext context)
    {
        if (!origins.Allows(context.Request))
            return DirectLineError.Of(StatusCodes.Status403Forbidden, "OriginNotAllowed", "This page may not end conversations here.");
        if (await tokens.ReadAsync(context.Request.Cookies[NameOf(context.Request)], TokenUse.Session) is TokenReading.Valid mine)
            await endings.EndAsync(mine.Session);
        context.Response.Cookies.Delete(NameOf(context.Request), CookieOptions(context.Request));
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Results.NoContent();
    }

    public IResult Generate(HttpContext context)
    {
        if (!HasSecret(context.Request.Headers.Authorization.ToString()))
            return DirectLineError.Of(
                StatusCodes.Status401Unauthorized,
                "Unauthorized",
                "Tokens are minted with a secret of WebChat:Secrets."
            );
        var session = New(context);
        Count(null, null, session.Language);
        var (token, seconds) = tokens.Issue(session, TokenUse.DirectLine);
        return Results.Json(
            new
            {
                conversationId = session.ConversationId,
                token,
                expires_in = seconds,
            }
        );
    }

    private void Remember(HttpContext context, ChatSession session) =>
        context.Response.Cookies.Append(
            NameOf(context.Request),
            tokens.Issue(session, TokenUse.Session).Token,
            CookieOptions(context.Request)
        );

    private static bool IsSecure(HttpRequest request) =>
        request.IsHttps || request.Headers.Origin.ToString().StartsWith("https://", StringComparison.Ordinal);

    private static string NameOf(HttpRequest request) => IsSecure(request) ? SecureCookie : PlainCookie;

    private static CookieOptions CookieOptions(HttpRequest request) =>
        new()
        {
            HttpOnly = true,
            // A link on the city's own page must find the conversation again; what changes something is a POST, which it does not open.
            SameSite = SameSiteMode.Lax,
            Secure = IsSecure(request),
            Path = "/",
            IsEssential = true,
        };

    private static ChatSession Speaking(ChatSession session, string? language) =>
        OfferedLanguages.IsOne(language) ? session with { Language = language! } : session;

    private static string Unguessable(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    private ChatSession New(HttpContext context) =>
        new(Unguessable(18), "dl_" + Unguessable(15), clock.GetUtcNow()) { From = tokens.OriginOf(context) };

    private void Count(string? procedure, string? doorway, string language) =>
        meter.ChatSessions.Add(
            1,
            new KeyValuePair<string, object?>("procedure", procedure ?? "none"),
            new KeyValuePair<string, object?>("entry", DoorwayOf(doorway) ?? "none"),
            new KeyValuePair<string, object?>("language", language)
        );

    /// <summary>Only codes that were given out are kept: an address may hold anything.</summary>
    private string? DoorwayOf(string? doorway) =>
        string.IsNullOrEmpty(doorway) ? null
        : options.Value.Entries.Contains(doorway, StringComparer.Ordinal) ? doorway
        : "other";

    private bool HasSecret(string header)
    {
        const string Scheme = "Bearer ";
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..]));
        var found = false;
        foreach (var secret in options.Value.Secrets.Values.Where(s => s.Length > 0))
            found |= CryptographicOperations.FixedTimeEquals(given, SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
        return found;
    }

    private sealed record Wish(string? Procedure, [property: JsonPropertyName("entry")] string? Doorway, string? Language, bool Fresh)
    {
        public static Wish? Read(byte[] body)
        {
            if (body.Length == 0)
                return new Wish(null, null, null, false);
            try
            {
                return JsonSerializer.Deserialize<Wish>(body, JsonSerializerOptions.Web);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
