using Channels.Bot.Contract;
using Channels.Bot.Joints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.FamilySupport.SoFar;

/// <summary>Registers what a month comes to before it is closed.</summary>
public static class SoFarServices
{
    public static IServiceCollection AddSoFar(this IServiceCollection services)
    {
        services.TryAddSingleton<SoFarBook>();
        return services.AddLookup<FindSoFar, SoFarReader>();
    }
}
