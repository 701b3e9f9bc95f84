namespace Channels.Knowledge.Index;

/// <summary>
/// How much what counts. The defaults were chosen on public retrieval data by cross-validation: see the lab book in
/// <c>Evaluation/README.md</c>; change them only with a measurement.
/// </summary>
public sealed record RankingOptions
{
    /// <summary>Saturation of repeated terms in a question (BM25 k1).</summary>
    public float QuestionSaturation { get; init; } = 3f;

    /// <summary>How far a long question is held against it (BM25 b): a question with much that was not asked is another question.</summary>
    public float QuestionLength { get; init; } = 1f;

    public float AnswerSaturation { get; init; } = 1.2f;

    public float AnswerLength { get; init; } = 0.75f;

    /// <summary>Weight of the answer's score beside the question's.</summary>
    public float AnswerWeight { get; init; } = 1.1f;

    /// <summary>Exponent on the inverse document frequency: above 1, rare terms count more.</summary>
    public float Rarity { get; init; } = 1.2f;

    /// <summary>Weight of a single kanji beside that of a pair.</summary>
    public float SingleKanji { get; init; } = 0.8f;

    public float Katakana { get; init; } = 1.2f;

    /// <summary>Weight of a word that stands for one of the question's beside that word's own.</summary>
    public float Synonyms { get; init; } = 0.35f;

    /// <summary>Further factor on single kanji of such words.</summary>
    public float SynonymSingleKanji { get; init; } = 0.5f;
}
