using System.Buffers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Staff;

/// <summary><c>Authorization: Bearer {key}</c>; keys are compared by hash, in constant time.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> scheme,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    IOptionsMonitor<ApiOptions> api
) : AuthenticationHandler<AuthenticationSchemeOptions>(scheme, loggers, encoder)
{
    public const string SchemeName = "ApiKey";
    private const string HashMark = "sha256:";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // A channel's token is no key of the office: saying so at each of its messages would hide those that matter.
        if (Context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return Task.FromResult(AuthenticateResult.NoResult());
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return Task.FromResult(AuthenticateResult.NoResult());
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(header["Bearer ".Length..].Trim()));
        string? holder = null;
        foreach (var (name, key) in api.CurrentValue.Keys)
        {
            // An empty setting is no key.
            if (key.Length > 0 && CryptographicOperations.FixedTimeEquals(given, HashOf(key)))
                holder = name;
        }

        if (holder is null)
            return Task.FromResult(AuthenticateResult.Fail("unknown key"));
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, holder)], SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }

    private static byte[] HashOf(string key)
    {
        if (!key.StartsWith(HashMark, StringComparison.Ordinal))
            return SHA256.HashData(Encoding.UTF8.GetBytes(key));
        var hash = new byte[32];
        var whole =
            Convert.FromHexString(key.AsSpan(HashMark.Length), hash, out _, out var written) == OperationStatus.Done && written == 32;
        return whole ? hash : [];
    }
}
