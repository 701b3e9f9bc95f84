using Channels.Bot.Erasure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.Attempts;

/// <summary>Registers the count of tries at what is secret.</summary>
public static class AttemptServices
{
    public static IServiceCollection AddAttempts(this IServiceCollection services)
    {
        services.TryAddSingleton<AttemptBook>();
        return services.AddSingleton<IExpire, AttemptExpiry>();
    }
}
