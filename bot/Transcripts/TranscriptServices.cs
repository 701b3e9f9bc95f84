using Channels.Bot.Erasure;
using Channels.Bot.Joints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.Transcripts;

/// <summary>Registers the conversations that the product keeps itself.</summary>
public static class TranscriptServices
{
    public static IServiceCollection AddTranscripts(this IServiceCollection services)
    {
        services.AddOptions<ActivityWatchOptions>().BindConfiguration("Conversations:Watch");
        services.TryAddSingleton<ActivityBells>();
        services.TryAddSingleton<ActivityLog>();
        services.TryAddSingleton<ActivityWatch>();
        services.TryAddSingleton<Postings>();
        services.AddForgetting<TranscriptForgetting>();
        services.AddTurnWriter<RefusedLines>();
        services.AddHostedService(p => p.GetRequiredService<ActivityWatch>());
        return services;
    }
}
