using Channels.Bot.FamilySupport.Paying;
using Channels.Bot.Protection;
using Channels.Webhooks.Inbound;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Channels.Webhooks.Pay;

/// <summary>Whose page a browser has open: a signed cookie that no script reads and no other site sends, for a short time. It needs no
/// row; that the conversation is still the member's is asked at each page.</summary>
internal sealed class PaySessions(ColumnProtector protector, PayDoor door, TimeProvider clock)
{
    private const string PlainCookie = "channels-pay";

    // Over TLS a name that no other host and no page without TLS can set.
    private const string SecureCookie = "__Host-channels-pay";
    private const string Issuer = "channels";
    private const string Audience = "pay";
    private static readonly TimeSpan IsGood = TimeSpan.FromMinutes(30);

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SymmetricSecurityKey key = new(protector.Entropy("pay/tokens"));

    /// <summary>A pseudonym of where a request comes from, as codes are counted by it.</summary>
    public string OriginOf(HttpContext context) => protector.Pseudonym("client-address", ClientAddress.Of(context));

    public void Remember(HttpContext context, PayViewer who)
    {
        var now = clock.GetUtcNow();
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = Issuer,
            ["aud"] = Audience,
            ["exp"] = (now + IsGood).ToUnixTimeSeconds(),
            ["num"] = who.Number,
            ["conv"] = who.ConversationKey,
        };
        var token = handler.CreateToken(
            new SecurityTokenDescriptor { Claims = claims, SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256) }
        );
        context.Response.Cookies.Append(NameOf(context.Request), token, Options(context.Request));
    }

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(NameOf(context.Request), Options(context.Request));

    /// <summary>Null: nobody, or not any more.</summary>
    public async Task<PayViewer?> OfAsync(HttpContext context, CancellationToken stop)
    {
        var cookies = context.Request.Cookies;
        if ((cookies[SecureCookie] ?? cookies[PlainCookie]) is not { Length: > 0 and < 2048 } given)
            return null;
        var token = await handler.ValidateTokenAsync(
            given,
            new TokenValidationParameters
            {
                ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
                IssuerSigningKey = key,
                ValidIssuer = Issuer,
                ValidAudience = Audience,
                RequireExpirationTime = true,
                LifetimeValidator = (_, expires, _, _) => expires is { } end && clock.GetUtcNow() < new DateTimeOffset(end, TimeSpan.Zero),
            }
        );
        return
            token.IsValid
            && token.SecurityToken is JsonWebToken read
            && read.TryGetPayloadValue("num", out string? number)
            && number is not null
            && read.TryGetPayloadValue("conv", out string? conversation)
            && conversation is not null
            && new PayViewer(number, conversation) is var who
            && await door.HoldsAsync(who, stop)
            ? who
            : null;
    }

    private static string NameOf(HttpRequest request) => IsSecure(request) ? SecureCookie : PlainCookie;

    private static bool IsSecure(HttpRequest request) =>
        request.IsHttps || request.Headers.Origin.ToString().StartsWith("https://", StringComparison.Ordinal);

    private static CookieOptions Options(HttpRequest request) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = IsSecure(request),
            Path = "/",
            IsEssential = true,
        };
}
