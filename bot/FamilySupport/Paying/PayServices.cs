using Channels.Bot.Contract;
using Channels.Bot.Erasure;
using Channels.Bot.Joints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.FamilySupport.Paying;

/// <summary>Registers what tells members what they are paid.</summary>
public static class PayServices
{
    public static IServiceCollection AddPaying(this IServiceCollection services)
    {
        services.TryAddSingleton<PayBook>();
        services.TryAddSingleton<PayDoor>();
        services.TryAddSingleton<PayDoubts>();
        services.TryAddSingleton<PayDesk>();
        services.AddLookup<FindPay, PayReader>().AddEffect<WantNotices, PayReader>();
        services.AddSweep<PaySweep>().AddForgetting<PayForgetting>();
        return services;
    }
}
