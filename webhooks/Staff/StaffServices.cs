using Channels.Webhooks.Sealing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Staff;

/// <summary>Decides who calls. Every route of the host needs a key unless it says that it does not.</summary>
internal static class StaffServices
{
    public static IServiceCollection AddStaff(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<StaffMember>();
        services.TryAddSingleton<SealingKeys>();
        services.TryAddSingleton<KeyRing>();
        services.TryAddSingleton<KeyLimits>();
        services.TryAddSingleton<KeyDoor>();
        services.TryAddSingleton<IValidateOptions<ApiOptions>, KeyOptionsCheck>();
        services.AddOptions<ApiOptions>().Bind(configuration.GetSection("Api")).ValidateDataAnnotations().ValidateOnStart();

        // The core alone: the usual AddAuthentication brings data protection and a key ring nobody here needs.
        // Nor is the one scheme to be everybody's default: it would look for a key at every webhook.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", isEnabled: true);
        services.AddWebEncoders();
        services.AddAuthenticationCore(options => options.AddScheme<ApiKeyHandler>(ApiKeyHandler.SchemeName, displayName: null));
        services.TryAddTransient<ApiKeyHandler>();
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(ApiKeyHandler.SchemeName).RequireAuthenticatedUser().Build());
        return services;
    }
}
