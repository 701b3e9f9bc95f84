using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Channels.Webhooks.BotFramework;

/// <summary>Whether a header is a token at all; whose it is, the library finds out.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";
    private static readonly JsonWebTokenHandler Tokens = new();

    public static bool IsOne(StringValues header)
    {
        if (header is not [{ } one] || !one.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;
        try
        {
            return Tokens.CanReadToken(one[Scheme.Length..]) && Tokens.ReadJsonWebToken(one[Scheme.Length..]).Issuer.Length > 0;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
