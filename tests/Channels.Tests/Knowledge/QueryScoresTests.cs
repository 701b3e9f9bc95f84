using Channels.Knowledge.Evaluation;
using Channels.Knowledge.Index;

namespace Channels.Tests.Knowledge;

public sealed class QueryScoresTests
{
    private static readonly Dictionary<int, int> Grades = new() { [5] = 2, [7] = 1 };

    [Fact]
    public void The_ideal_order_scores_one_everywhere() => Assert.Equal(new QueryScores(1, 1, 1, 1), Score(5, 7));

    [Fact]
    public void A_relevant_document_on_the_second_place_counts_less()
    {
        var scores = Score(1, 5);
        Assert.Equal(3 / Math.Log2(3) / (3 + (1 / Math.Log2(3))), scores.Ndcg, 9);
        Assert.Equal((0.5, 0.5, 0), (scores.ReciprocalRank, scores.Recall, scores.Hit));
    }

    [Fact]
    public void Beyond_ten_nothing_counts() => Assert.Equal(default, Score(0, 1, 2, 3, 4, 6, 8, 9, 10, 11, 5));

    [Fact]
    public void The_interval_holds_the_mean_and_repeats()
    {
        var values = Enumerable.Range(0, 100).Select(i => (double)(i % 2)).ToList();
        var interval = Interval.Of(values);
        Assert.InRange(interval.Mean, interval.Low, interval.High);
        Assert.InRange(interval.High - interval.Low, 0.1, 0.3);
        Assert.Equal(interval, Interval.Of(values));
    }

    private static QueryScores Score(params int[] positions) => QueryScores.Of([.. positions.Select(p => new Hit(p, 1))], Grades);
}
