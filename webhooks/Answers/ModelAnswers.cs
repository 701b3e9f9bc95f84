using Channels.Bot.Contract;
using Channels.Bot.Questions;
using Channels.Knowledge.LanguageModel;
using Channels.Knowledge.LanguageModel.Embeddings;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Answers;

/// <summary>Asks the knowledge base the same again, outside the turn, and has a model make the answer shorter.</summary>
internal sealed class ModelAnswers(
    AssistantAnswers answers,
    IAnswerComposer composer,
    IOptions<ModelOptions> model,
    IOptions<EmbeddingOptions> embeddings
) : IComposeAnswers
{
    public bool IsOn => model.Value.IsOn || embeddings.Value.IsOn;

    public TimeSpan Longest => model.Value.Deadline + embeddings.Value.Deadline;

    public async Task<ComposedAnswer> ComposeAsync(Guid job, AnswerRequest request, bool isAgain, CancellationToken cancellationToken)
    {
        var question = new AssistantQuestion(request.Text, request.Language, request.Context, request.At);
        var found = answers.Find(question);
        var composed = isAgain
            ? new Composition(found.Reply, ModelReasons.GivenUp)
            : await composer.ComposeAsync(request.Text, found.Reply, found.Language, found.Day, cancellationToken);
        return new ComposedAnswer(job, answers.Join(found, question, composed), composed.Reason);
    }
}
