using System.Security.Claims;
using System.Text.Encodings.Web;
using Channels.Webhooks.Inbound;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Staff;

/// <summary><c>Authorization: Bearer {key}</c>; which keys there are is in <see cref="KeyRing"/>, and who may try in
/// <see cref="KeyDoor"/>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> scheme,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    KeyDoor door
) : AuthenticationHandler<AuthenticationSchemeOptions>(scheme, loggers, encoder)
{
    public const string SchemeName = "ApiKey";

    private bool isLocked;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // A channel's token is no key of the office: saying so at each of its messages would hide those that matter.
        if (Context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return AuthenticateResult.NoResult();
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var key = header["Bearer ".Length..].Trim();
        switch (await door.FindAsync(key, ClientAddress.Of(Context), Context.RequestAborted))
        {
            case KeyReading.Opens { Holder: var holder }:
                return Known(holder);
            case KeyReading.Locked:
                isLocked = true;
                break;
        }

        return AuthenticateResult.Fail("unknown key");
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (!isLocked)
        {
            await base.HandleChallengeAsync(properties);
            return;
        }

        Response.Headers.RetryAfter = "60";
        await ApiProblem
            .Of(StatusCodes.Status429TooManyRequests, "key.locked", "Too many wrong keys from this address: see Retry-After.")
            .ExecuteAsync(Context);
    }

    private AuthenticateResult Known(KeyHolder holder)
    {
        Context.Features.Set(holder);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, holder.Name)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }
}
