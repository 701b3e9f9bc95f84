using Channels.Bot.Protection;
using Channels.Webhooks.Inbound;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// Signed tokens that need no row: any node checks what another has issued. Web Chat reads the claim <c>user</c> itself, so
/// they are JWTs. Each use has an audience of its own: a stream's ticket opens no conversation.
/// </summary>
internal sealed class ChatTokens(
    ColumnProtector protector,
    TimeProvider clock,
    IOptions<WebChatOptions> options,
    ChatEndings? endings = null
)
{
    private const string Issuer = "channels";
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SymmetricSecurityKey key = new(protector.Entropy("webchat/tokens"));

    /// <summary>A pseudonym of the address a conversation is opened from.</summary>
    public string OriginOf(HttpContext context) => protector.Pseudonym("client-address", ClientAddress.Of(context));

    /// <summary>A token for a use, and how many seconds it lives.</summary>
    /// <param name="file">For <see cref="TokenUse.File"/>: the file it opens.</param>
    public (string Token, int Seconds) Issue(ChatSession session, TokenUse use, string? file = null)
    {
        var now = clock.GetUtcNow();
        var ends = session.Begun + options.Value.SessionFor;
        var expires = use == TokenUse.Session || now + LifeOf(use) > ends ? ends : now + LifeOf(use);
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = Issuer,
            ["aud"] = use.ToString(),
            ["jti"] = Guid.CreateVersion7(now).ToString("N"),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = expires.ToUnixTimeSeconds(),
            ["conv"] = session.ConversationId,
            ["user"] = session.UserId,
            ["begun"] = session.Begun.ToUnixTimeSeconds(),
            ["lang"] = session.Language,
        };
        Add(claims, "proc", session.Procedure);
        Add(claims, "entry", session.Doorway);
        Add(claims, "origin", session.Origin);
        Add(claims, "from", session.From);
        Add(claims, "file", file);
        var token = handler.CreateToken(
            new SecurityTokenDescriptor { Claims = claims, SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256) }
        );
        return (token, (int)Math.Max(0, (expires - now).TotalSeconds));
    }

    /// <summary>Checks signature, use and life, and that its conversation was not ended.</summary>
    public async Task<TokenReading> ReadAsync(string? token, TokenUse use)
    {
        if (string.IsNullOrEmpty(token) || token.Length > 4096)
            return new TokenReading.Invalid();
        var checkedToken = await handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
                IssuerSigningKey = key,
                ValidIssuer = Issuer,
                ValidAudience = use.ToString(),
                RequireExpirationTime = true,
                LifetimeValidator = (_, expires, _, _) => expires is { } end && clock.GetUtcNow() < new DateTimeOffset(end, TimeSpan.Zero),
            }
        );
        if (!checkedToken.IsValid)
            return checkedToken.Exception is SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException
                ? new TokenReading.Expired()
                : new TokenReading.Invalid();
        return
            Read((JsonWebToken)checkedToken.SecurityToken) is { } session
            && clock.GetUtcNow() < session.Begun + options.Value.SessionFor
            && (endings is null || !await endings.IsEndedAsync(session.ConversationId))
            ? new TokenReading.Valid(
                session,
                Text((JsonWebToken)checkedToken.SecurityToken, "file"),
                ((JsonWebToken)checkedToken.SecurityToken).Id
            )
            : new TokenReading.Expired();
    }

    private static ChatSession? Read(JsonWebToken token) =>
        Text(token, "conv") is { } conversation && Text(token, "user") is { } user && token.TryGetPayloadValue("begun", out long begun)
            ? new ChatSession(conversation, user, DateTimeOffset.FromUnixTimeSeconds(begun))
            {
                Procedure = Text(token, "proc"),
                Doorway = Text(token, "entry"),
                Language = Text(token, "lang") ?? "ja",
                Origin = Text(token, "origin"),
                From = Text(token, "from"),
            }
            : null;

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue(claim, out string? value) ? value : null;

    private static void Add(Dictionary<string, object> claims, string name, string? value)
    {
        if (value is not null)
            claims[name] = value;
    }

    private TimeSpan LifeOf(TokenUse use) =>
        use switch
        {
            TokenUse.Stream => options.Value.TicketFor,
            TokenUse.File => options.Value.FileAddressFor,
            _ => options.Value.TokenFor,
        };
}

/// <summary>What a token is for.</summary>
internal enum TokenUse
{
    /// <summary>The API of one conversation.</summary>
    DirectLine,

    /// <summary>One stream, in an address.</summary>
    Stream,

    /// <summary>One file, in an address.</summary>
    File,

    /// <summary>The browser's cookie: which conversation is its.</summary>
    Session,
}

/// <summary>What a token turned out to be.</summary>
internal abstract record TokenReading
{
    /// <param name="Id">Of the token itself.</param>
    public sealed record Valid(ChatSession Session, string? File, string Id) : TokenReading;

    public sealed record Expired : TokenReading;

    public sealed record Invalid : TokenReading;
}
