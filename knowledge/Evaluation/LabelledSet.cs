using Channels.Knowledge.Answering;

namespace Channels.Knowledge.Evaluation;

/// <summary>Labelled questions asked of their knowledge base: what was found for each.</summary>
/// <param name="Author">Who wrote them: what is fitted is tried on authors it has not seen.</param>
/// <param name="WeighsOnly">They set the thresholds and no weight.</param>
public sealed record LabelledSet(
    string Author,
    KnowledgeBase Knowledge,
    AnswerOptions Options,
    IReadOnlyList<CareQuestion> Questions,
    bool WeighsOnly = false
);
