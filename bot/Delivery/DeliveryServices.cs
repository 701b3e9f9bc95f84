using Channels.Bot.Contract;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Delivery.Messages;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Erasure;
using Channels.Bot.Joints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.Delivery;

/// <summary>Registers the outbox and the alerts.</summary>
public static class DeliveryServices
{
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddOptions<DeliveryOptions>().BindConfiguration("Delivery").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AlertOptions>().BindConfiguration("Duty").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<OutgoingComposer>();
        services.TryAddSingleton<ChannelGates>();
        services.TryAddSingleton<MessageSender>();
        services.TryAddSingleton<LateAnswers>();
        services.TryAddSingleton<DeliveryLedger>();
        services.AddAfterTurn<MessageBell>().AddAfterTurn<Signs>().AddForgetting<MessageForgetting>().AddForgetting<AlertForgetting>();
        services.AddEffect<RaiseAlert, AlertIntake>().AddEffect<AskForStaff, AlertIntake>();
        services.AddSingleton<IExpire, AlertExpiry>();
        services.TryAddSingleton<AlertLedger>();
        services.TryAddSingleton<ChannelTroubles>();
        services.TryAddSingleton<AlertSender>();
        services.TryAddSingleton<AlertList>();
        services.TryAddSingleton<DeadLetters>();
        services.TryAddSingleton<OldestWaiting>();
        services.AddSweep<BurstSweep>();
        services.AddHostedService<MessageWorker>();
        services.AddHostedService<AlertWorker>();
        return services.AddSinks();
    }
}
