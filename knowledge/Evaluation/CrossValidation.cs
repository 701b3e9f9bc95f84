using Channels.Knowledge.Index;

namespace Channels.Knowledge.Evaluation;

/// <summary>
/// Chooses the ranking settings on four fifths of the queries and scores the last fifth with them, five times: what tuning is
/// worth on questions it has not seen. One setting is moved at a time, twice round.
/// </summary>
public sealed class CrossValidation(RetrievalSet set, Thesaurus thesaurus)
{
    private const int Folds = 5;
    private const int Rounds = 2;

    private static readonly (string Name, float[] Values, Func<RankingOptions, float, RankingOptions> Set)[] Settings =
    [
        ("QuestionSaturation", [1.2f, 2, 3, 4], (o, v) => o with { QuestionSaturation = v }),
        ("QuestionLength", [0.75f, 0.9f, 1], (o, v) => o with { QuestionLength = v }),
        ("AnswerSaturation", [0.9f, 1.2f, 2], (o, v) => o with { AnswerSaturation = v }),
        ("AnswerLength", [0.6f, 0.75f, 0.9f], (o, v) => o with { AnswerLength = v }),
        ("AnswerWeight", [0.8f, 1, 1.1f, 1.25f], (o, v) => o with { AnswerWeight = v }),
        ("Rarity", [1, 1.2f, 1.4f, 1.6f], (o, v) => o with { Rarity = v }),
        ("SingleKanji", [0.6f, 0.8f, 1], (o, v) => o with { SingleKanji = v }),
        ("Katakana", [1, 1.2f, 1.5f], (o, v) => o with { Katakana = v }),
        ("Synonyms", [0, 0.2f, 0.3f, 0.35f, 0.4f, 0.5f], (o, v) => o with { Synonyms = v }),
        ("SynonymSingleKanji", [0, 0.3f, 0.5f, 0.75f], (o, v) => o with { SynonymSingleKanji = v }),
    ];

    private readonly Dictionary<RankingOptions, IReadOnlyList<QueryScores>> _known = [];

    /// <summary>The scores of every query, each ranked with settings that were chosen without it, and those settings by fold.</summary>
    public (IReadOnlyList<QueryScores> Scores, IReadOnlyList<RankingOptions> Chosen) Run()
    {
        var scores = new QueryScores[set.Queries.Count];
        var chosen = new List<RankingOptions>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var options = Choose(fold);
            chosen.Add(options);
            for (var query = fold; query < scores.Length; query += Folds)
                scores[query] = Scored(options)[query];
        }

        return (scores, chosen);
    }

    private RankingOptions Choose(int leftOut)
    {
        var best = new RankingOptions
        {
            QuestionSaturation = 1.2f,
            QuestionLength = 0.75f,
            AnswerWeight = 1,
            Rarity = 1,
            SingleKanji = 1,
            Katakana = 1,
        };
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (_, values, set) in Settings)
                best = values.Select(v => set(best, v)).Prepend(best).MaxBy(o => Mean(o, leftOut))!;
        }

        return best;
    }

    private double Mean(RankingOptions options, int leftOut) =>
        Scored(options).Where((_, query) => query % Folds != leftOut).Average(s => s.Ndcg);

    private IReadOnlyList<QueryScores> Scored(RankingOptions options)
    {
        if (!_known.TryGetValue(options, out var scores))
            _known[options] = scores = RetrievalRun.Score(set, thesaurus, options);
        return scores;
    }
}
