using System.Globalization;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Safeguarding.Weighing;

namespace Channels.Tests.Sets.Safeguarding.Training;

/// <summary>
/// Weighs every sentence by weights learned from the others, and says how well the alarms would be heard. The words were fitted to
/// <c>looked-at</c>, so how words and weights go together is judged on the sets a, b and c only.
/// </summary>
internal static class CrossValidation
{
    /// <summary>Each author's sentences are weighed by what the others taught.</summary>
    public static void Weigh(IReadOnlyList<TrainingSentence> all, IReadOnlyList<AlarmScale> scales)
    {
        foreach (var author in all.Where(s => s.IsJudge).GroupBy(s => s.Author))
        {
            var weights = AlarmTrainer.Train([.. all.Where(s => s.Author != author.Key)], scales);
            foreach (var sentence in author)
                weights.Weigh(sentence.Text, sentence.Weights);
        }
    }

    /// <summary>One limit for all alarms, at which this share of the harmless sentences would raise one.</summary>
    /// <param name="judged">Sentences with their weights.</param>
    /// <param name="scales">The alarms.</param>
    /// <param name="most">The share of harmless sentences.</param>
    /// <param name="worth">What a listed word adds to the weight.</param>
    public static AlarmScale[] Limits(IReadOnlyList<TrainingSentence> judged, IReadOnlyList<AlarmScale> scales, double most, float worth)
    {
        float[] weights =
        [
            .. judged
                .Where(s => s.IsHarmless)
                .Select(s => TrainingSentence.Lists.Select((_, list) => s.Weights[list] + (s.IsSaidHonestly(list) ? worth : 0)).Max())
                .OrderDescending(),
        ];
        var limit = MathF.Round(weights[(int)(most * weights.Length)] + 0.005f, 2);
        return [.. scales.Select(scale => scale with { Alone = limit, WithWords = limit - worth })];
    }

    /// <summary>One line of the lab book.</summary>
    public static string Line(string name, IEnumerable<TrainingSentence> sentences, IReadOnlyList<AlarmScale> scales)
    {
        var judged = sentences.ToList();
        string[] cells =
        [
            name,
            .. TrainingSentence.Lists.Select(
                (_, list) => Share(judged.Where(s => s.Meant[list]), s => scales[list].Hears(s.Weights[list], s.IsSaidHonestly(list)))
            ),
            Share(
                judged.Where(s => s.IsHarmless),
                s => TrainingSentence.Lists.Where((_, at) => scales[at].Hears(s.Weights[at], s.IsSaidHonestly(at))).Any()
            ),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string Share(IEnumerable<TrainingSentence> sentences, Func<TrainingSentence, bool> isHeard)
    {
        var all = sentences.ToList();
        return all.Count == 0 ? "" : (100.0 * all.Count(isHeard) / all.Count).ToString("0.0", CultureInfo.InvariantCulture);
    }
}
