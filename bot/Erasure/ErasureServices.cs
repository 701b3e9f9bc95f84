using Channels.Bot.Contract;
using Channels.Bot.Erasure.Keys;
using Channels.Bot.Joints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.Erasure;

/// <summary>Registers what forgets, and how a room says what it forgets.</summary>
public static class ErasureServices
{
    public static IServiceCollection AddErasure(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration("Retention");
        services.AddSingleton<IExpire, AuditExpiry>();
        services.TryAddSingleton<Resealing>();
        services.TryAddSingleton<KeyKeeper>();
        services.TryAddSingleton<ErasureDesk>();
        services.AddSweep<KeySweep>();
        return services.AddEffect<ForgetMessage, Forgetting>().AddSweep<RetentionSweep>();
    }

    /// <summary>A room that keeps something of people.</summary>
    public static IServiceCollection AddForgetting<TRoom>(this IServiceCollection services)
        where TRoom : class, IForget
    {
        services.TryAddSingleton<TRoom>();
        services.AddSingleton<IForget>(p => p.GetRequiredService<TRoom>());
        if (typeof(TRoom).IsAssignableTo(typeof(IExpire)))
            services.AddSingleton(p => (IExpire)p.GetRequiredService<TRoom>());
        return services;
    }
}
