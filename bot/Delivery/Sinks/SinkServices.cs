using Channels.Bot.Delivery.Sinks.Back;
using Channels.Bot.Delivery.Sinks.Desk;
using Channels.Bot.Delivery.Sinks.Drop;
using Channels.Bot.Erasure;
using Channels.Bot.Joints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.Delivery.Sinks;

/// <summary>Registers the queue before the sinks, its workers, and what staff do with it.</summary>
public static class SinkServices
{
    public static IServiceCollection AddSinks(this IServiceCollection services)
    {
        services.TryAddSingleton<Destinations>();
        services.TryAddSingleton<SinkLedger>();
        services.TryAddSingleton<SinkBudget>();
        services.TryAddSingleton<DispatchReader>();
        services.TryAddSingleton<SinkRunner>();
        services.TryAddSingleton<SinkBooks>();
        services.TryAddSingleton<SinkRedrive>();
        services.TryAddSingleton<SinkStatus>();
        services.TryAddSingleton<SinkChange>();
        services.TryAddSingleton<SinkPreparing>();
        services.TryAddSingleton<SinkWatches>();
        services.AddSinkKind<DropKind>();
        services.TryAddSingleton<IDropStanding, DropStanding>();
        services.TryAddSingleton<DropTidy>();
        services.AddSingleton<IKeepCopies>(p => p.GetRequiredService<DropTidy>());
        services.AddAfterTurn<SinkIntake>().AddSweep<SinkReconciler>().AddSweep<DropPublisher>().AddForgetting<SinkForgetting>();
        return services.AddHostedService<SinkWorker>();
    }

    /// <summary>A kind of sink that the settings may name.</summary>
    public static IServiceCollection AddSinkKind<TKind>(this IServiceCollection services)
        where TKind : class, ISinkKind => services.AddSingleton<ISinkKind, TKind>();
}
