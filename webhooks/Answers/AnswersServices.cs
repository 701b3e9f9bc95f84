using Channels.Bot.Contract;
using Channels.Knowledge.Office;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Webhooks.Answers;

/// <summary>Registers the assistant that the dialog asks.</summary>
internal static class AnswersServices
{
    public static IServiceCollection AddAnswers(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<KnowledgeOptions>()
            .Bind(configuration.GetSection("Knowledge"))
            .ValidateDataAnnotations()
            .Validate<IWebHostEnvironment>(
                (options, environment) => !options.Demonstration || options.DemonstrationInProduction || !environment.IsProduction(),
                "Knowledge:Demonstration answers with entries nobody has confirmed. In Production it needs "
                    + "Knowledge:DemonstrationInProduction=true."
            )
            .ValidateOnStart();
        services.TryAddSingleton<LiveKnowledge>();
        services.TryAddSingleton<IAssistant, AssistantAnswers>();
        services.AddHostedService<KnowledgeLoader>();
        return services;
    }
}
