using Channels.Bot.Questions;
using Channels.Knowledge.Answering;
using Channels.Knowledge.LanguageModel;
using Channels.Knowledge.LanguageModel.Embeddings;
using Channels.Knowledge.Office;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Answers;

/// <summary>Plugs in the model that may shorten answers, and embeddings: both off unless their endpoint is set.</summary>
internal static class ModelServices
{
    public static IServiceCollection AddModel(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ModelOptions>().Bind(configuration.GetSection("Knowledge:Model")).ValidateDataAnnotations().ValidateOnStart();
        services
            .AddOptions<EmbeddingOptions>()
            .Bind(configuration.GetSection("Knowledge:Embeddings"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton<IModelBudget, SqlModelBudget>();
        services.TryAddSingleton(Composer);
        services.TryAddSingleton<IModelGate, ModelGate>();
        services.TryAddSingleton<AssistantAnswers>();
        services.TryAddSingleton<IComposeAnswers, ModelAnswers>();
        services.AddHostedService<VectorWorker>();
        return services;
    }

    private static IAnswerComposer Composer(IServiceProvider services)
    {
        var budget = services.GetRequiredService<IModelBudget>();
        var clock = services.GetRequiredService<TimeProvider>();
        var live = services.GetRequiredService<LiveKnowledge>();
        var answers = new AnswerOptions { Demonstration = services.GetRequiredService<IOptions<KnowledgeOptions>>().Value.Demonstration };
        return WideningComposer.Around(
            ModelComposer.For(services.GetRequiredService<IOptions<ModelOptions>>().Value, budget, clock),
            services.GetRequiredService<IOptions<EmbeddingOptions>>().Value,
            answers,
            () => live.Current.Knowledge,
            budget,
            clock
        );
    }

    private sealed class ModelGate(IAnswerComposer composer) : IModelGate
    {
        public bool MayCompose(Reply reply) => composer.MayCompose(reply);
    }
}
