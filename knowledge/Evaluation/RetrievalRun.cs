using Channels.Knowledge.Index;

namespace Channels.Knowledge.Evaluation;

/// <summary>Asks every query of a set and scores the rankings.</summary>
public static class RetrievalRun
{
    public static IReadOnlyList<QueryScores> Score(RetrievalSet set, Thesaurus thesaurus, RankingOptions options)
    {
        var index = KnowledgeIndex.Build(set.Documents, thesaurus, options);
        return [.. set.Queries.Select((query, at) => QueryScores.Of(index.Search(query, QueryScores.Depth), set.Grades[at]))];
    }
}
