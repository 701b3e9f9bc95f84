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
    public const int Folds = 5;

    public static void Weigh(IReadOnlyList<TrainingSentence> all, IReadOnlyList<AlarmScale> scales)
    {
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = AlarmTrainer.Train([.. all.Where(s => s.FoldOf(Folds) != fold)], scales);
            foreach (var sentence in all.Where(s => s.FoldOf(Folds) == fold))
                weights.Weigh(sentence.Text, sentence.Weights);
        }
    }

    /// <summary>Limits that would hear a share of every alarm's cries: the lowest weight among those heard, with words and alone.</summary>
    /// <param name="judged">Sentences with their weights.</param>
    /// <param name="scales">The alarms.</param>
    /// <param name="heard">The share of cries that is to be heard.</param>
    /// <param name="worth">What a listed word adds to the weight.</param>
    public static AlarmScale[] Limits(
        IReadOnlyList<TrainingSentence> judged,
        IReadOnlyList<AlarmScale> scales,
        double heard,
        float worth
    ) =>
        [
            .. scales.Select(
                (scale, list) =>
                {
                    float[] weights =
                    [
                        .. judged
                            .Where(s => s.Meant[list])
                            .Select(s => s.Weights[list] + (s.IsSaidHonestly(list) ? worth : 0))
                            .OrderDescending(),
                    ];
                    var limit = MathF.Round(weights[Math.Min(weights.Length - 1, (int)(heard * weights.Length))], 2);
                    return scale with { Alone = limit, WithWords = limit - worth };
                }
            ),
        ];

    /// <summary>One line of the lab book.</summary>
    public static string Line(string name, IEnumerable<TrainingSentence> sentences, IReadOnlyList<AlarmScale> scales)
    {
        var judged = sentences.ToList();
        string[] cells =
        [
            name,
            .. AlarmWords.Default.Lists.Select(
                (_, list) => Share(judged.Where(s => s.Meant[list]), s => scales[list].Hears(s.Weights[list], s.IsSaidHonestly(list)))
            ),
            Share(
                judged.Where(s => s.IsHarmless),
                s => scales.Where((scale, at) => scale.Hears(s.Weights[at], s.IsSaidHonestly(at))).Any()
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
