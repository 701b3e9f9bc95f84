using Channels.Bot.Contract;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.Joints;

/// <summary>How a room plugs in what it has to say; each room's own <c>AddX()</c> calls these.</summary>
public static class JointServices
{
    /// <summary>The writer of one kind of effect.</summary>
    public static IServiceCollection AddEffect<TEffect, TWriter>(this IServiceCollection services)
        where TEffect : Effect
        where TWriter : class, IEffectWriter<TEffect>
    {
        services.TryAddSingleton<TWriter>();
        return services.AddSingleton<EffectRoute>(p => new EffectRoute<TEffect>(p.GetRequiredService<TWriter>()));
    }

    /// <summary>Writes with every turn.</summary>
    public static IServiceCollection AddTurnWriter<TWriter>(this IServiceCollection services)
        where TWriter : class, ITurnWriter
    {
        services.TryAddSingleton<TWriter>();
        return services.AddSingleton<ITurnWriter>(p => p.GetRequiredService<TWriter>());
    }

    /// <summary>Hears of committed turns.</summary>
    public static IServiceCollection AddAfterTurn<TListener>(this IServiceCollection services)
        where TListener : class, IAfterTurn
    {
        services.TryAddSingleton<TListener>();
        return services.AddSingleton<IAfterTurn>(p => p.GetRequiredService<TListener>());
    }

    /// <summary>Work that the clock looks for.</summary>
    public static IServiceCollection AddSweep<TSweep>(this IServiceCollection services)
        where TSweep : class, ISweep
    {
        services.TryAddSingleton<TSweep>();
        return services.AddSingleton<ISweep>(p => p.GetRequiredService<TSweep>());
    }

    /// <summary>Answers one kind of look-up.</summary>
    public static IServiceCollection AddLookup<TLookup, TAnswers>(this IServiceCollection services)
        where TLookup : Lookup
        where TAnswers : class, ILookup<TLookup>
    {
        services.TryAddSingleton<TAnswers>();
        return services.AddSingleton<LookupRoute>(p => new LookupRoute<TLookup>(p.GetRequiredService<TAnswers>()));
    }
}
