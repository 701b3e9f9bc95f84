using Channels.Bot.Erasure;
using Channels.Bot.Joints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.Turns;

/// <summary>Registers the turn: claim, think, commit.</summary>
public static class TurnServices
{
    public static IServiceCollection AddTurns(this IServiceCollection services)
    {
        services.TryAddSingleton<Effects>();
        services.TryAddSingleton<Lookups>();
        services.TryAddSingleton<StoredStates>();
        services.TryAddSingleton<TurnClaims>();
        services.TryAddSingleton<PictureGathering>();
        services.TryAddSingleton<TurnThinker>();
        services.TryAddSingleton<TurnCommit>();
        services.AddOptions<OfficeOptions>().BindConfiguration("Office");
        services.TryAddSingleton<Apology>();
        services.TryAddSingleton<TurnFailure>();
        services.TryAddSingleton<TurnProcessor>();
        services.AddForgetting<ConversationForgetting>().AddSweep<WakeSweep>();
        services.AddHostedService<TurnWorker>();
        return services;
    }
}
