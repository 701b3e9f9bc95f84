using Channels.Bot.Erasure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.Intake;

/// <summary>Registers the durable door.</summary>
public static class IntakeServices
{
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.AddOptions<TurnOptions>().BindConfiguration("Turns").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<TurnBell>();
        services.TryAddSingleton<Inbox>();
        services.AddForgetting<InboxForgetting>();
        return services;
    }
}
