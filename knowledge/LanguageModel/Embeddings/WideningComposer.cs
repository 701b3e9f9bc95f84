using Channels.Knowledge.Answering;

namespace Channels.Knowledge.LanguageModel.Embeddings;

/// <summary>Looks for more candidates by meaning, then hands the reply to the next composer.</summary>
/// <param name="knowledge">The knowledge base of the moment.</param>
public sealed class WideningComposer(
    EmbeddingOptions options,
    AnswerOptions answers,
    Func<KnowledgeBase> knowledge,
    IAnswerComposer next,
    IModelBudget budget,
    TimeProvider clock
) : IAnswerComposer, IDisposable
{
    private readonly Parts _parts = new(options, answers, clock);
    private readonly GuardedBudget _budget = new(budget);

    /// <summary>The next composer alone where embeddings are off.</summary>
    public static IAnswerComposer Around(
        IAnswerComposer next,
        EmbeddingOptions options,
        AnswerOptions answers,
        Func<KnowledgeBase> knowledge,
        IModelBudget budget,
        TimeProvider clock
    ) => options.IsOn ? new WideningComposer(options, answers, knowledge, next, budget, clock) : next;

    public bool MayCompose(Reply reply) => (_parts.Vectors.Count > 0 && WiderCandidates.MayWiden(reply)) || next.MayCompose(reply);

    /// <summary>Brings the vectors up to the knowledge base of the moment. Run in the background, again after every change.</summary>
    /// <returns>Whether all entries have theirs; false when the endpoint is down, and it is worth trying later.</returns>
    public Task<bool> FillAsync(CancellationToken cancellationToken) => _parts.Vectors.FillAsync(knowledge().Entries, cancellationToken);

    public async Task<Composition> ComposeAsync(
        string question,
        Reply reply,
        string? language,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        var wider = reply;
        if (WiderCandidates.MayWiden(reply) && await _budget.TryTakeAsync(question.Length, cancellationToken))
            wider = await _parts.Wider.WidenAsync(question, reply, knowledge(), language, day, cancellationToken);
        var composed = await next.ComposeAsync(question, wider, language, day, cancellationToken);
        return composed.IsChanged || ReferenceEquals(wider, reply) ? composed : new Composition(wider, ModelReasons.Widened);
    }

    public void Dispose()
    {
        _parts.Client.Dispose();
        (next as IDisposable)?.Dispose();
    }

    private sealed class Parts
    {
        public Parts(EmbeddingOptions options, AnswerOptions answers, TimeProvider clock)
        {
            Client = new EmbeddingClient(options, clock);
            Vectors = new EntryVectors(options, Client);
            Wider = new WiderCandidates(options, answers, Client, Vectors);
        }

        public EmbeddingClient Client { get; }

        public EntryVectors Vectors { get; }

        public WiderCandidates Wider { get; }
    }
}
