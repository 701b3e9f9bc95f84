using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Staff;

/// <summary><c>Authorization: Bearer {key}</c>; which keys there are is in <see cref="KeyRing"/>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> scheme,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    KeyRing keys
) : AuthenticationHandler<AuthenticationSchemeOptions>(scheme, loggers, encoder)
{
    public const string SchemeName = "ApiKey";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // A channel's token is no key of the office: saying so at each of its messages would hide those that matter.
        if (Context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return Task.FromResult(AuthenticateResult.NoResult());
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return Task.FromResult(AuthenticateResult.NoResult());
        if (keys.Find(header["Bearer ".Length..].Trim()) is not { } holder)
            return Task.FromResult(AuthenticateResult.Fail("unknown key"));
        Context.Features.Set(holder);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, holder.Name)], SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }
}
