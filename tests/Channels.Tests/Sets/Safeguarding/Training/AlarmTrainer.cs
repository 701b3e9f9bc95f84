using Channels.Bot.Forms.Safeguarding.Weighing;

namespace Channels.Tests.Sets.Safeguarding.Training;

/// <summary>
/// Logistic regression by Adagrad with L2, one alarm after another, always in the same order: the same sentences give the same weights.
/// </summary>
internal static class AlarmTrainer
{
    private const int Rounds = 25;
    private const float Rate = 0.3f;
    private const float Decay = 2e-5f;

    /// <summary>A cry of another kind may well be this one too: it speaks less against it than a harmless sentence.</summary>
    private const float OtherCry = 0.3f;

    /// <summary>A run that stands in one sentence only teaches that sentence by heart.</summary>
    private const int LeastSentences = 2;

    private const double Uncut = 0.998;

    public static AlarmWeights Train(IReadOnlyList<TrainingSentence> sentences, IReadOnlyList<AlarmScale> scales)
    {
        var known = new int[LetterRuns.Shelves];
        foreach (var shelf in sentences.SelectMany(s => s.Shelves.Distinct()))
            known[shelf]++;
        var kept = sentences.Select(s => s.Shelves.Where(shelf => known[shelf] >= LeastSentences).ToArray()).ToArray();
        var letters = new sbyte[LetterRuns.Shelves * scales.Count];
        var measured = new AlarmScale[scales.Count];
        Parallel.For(
            0,
            scales.Count,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            alarm =>
            {
                var (weights, bias) = Learn(sentences, kept, alarm);
                var step = StepOf(weights);
                for (var shelf = 0; shelf < weights.Length; shelf++)
                    letters[(shelf * scales.Count) + alarm] = (sbyte)
                        Math.Clamp(MathF.Round(weights[shelf] / step), -AlarmWeights.Most, AlarmWeights.Most);
                measured[alarm] = scales[alarm] with { Bias = MathF.Round(bias, 4), Step = MathF.Round(step, 5) };
            }
        );
        return new AlarmWeights(measured, letters);
    }

    /// <summary>The few largest are cut off: otherwise the many small ones, which say as much together, would all be rounded to
    /// nothing.</summary>
    private static float StepOf(float[] weights)
    {
        var sizes = weights.Select(MathF.Abs).Where(size => size > 0).Order().ToArray();
        return sizes.Length == 0 ? 1 : sizes[(int)(sizes.Length * Uncut)] / AlarmWeights.Most;
    }

    private static (float[] Weights, float Bias) Learn(IReadOnlyList<TrainingSentence> sentences, int[][] kept, int alarm)
    {
        var (weights, squares) = (new float[LetterRuns.Shelves], new float[LetterRuns.Shelves]);
        var (bias, biasSquares) = (0f, 0f);
        var order = Enumerable.Range(0, sentences.Count).ToArray();
        var chance = new Random(42 + alarm);
        for (var round = 0; round < Rounds; round++)
        {
            chance.Shuffle(order);
            foreach (var at in order)
            {
                var sentence = sentences[at];
                var share = 1 / MathF.Sqrt(Math.Max(1, sentence.Shelves.Length));
                var sum = 0f;
                foreach (var shelf in kept[at])
                    sum += weights[shelf];
                var isMeant = alarm < sentence.Meant.Length ? sentence.Meant[alarm] : !sentence.IsHarmless;
                var error = (1 / (1 + MathF.Exp(-bias - (sum * share)))) - (isMeant ? 1 : 0);
                error *= sentence.Share * (isMeant || sentence.IsHarmless ? 1 : OtherCry);
                biasSquares += error * error;
                bias -= Rate * error / MathF.Sqrt(biasSquares + 1e-6f);
                foreach (var shelf in kept[at])
                {
                    var slope = (error * share) + (Decay * weights[shelf]);
                    squares[shelf] += slope * slope;
                    weights[shelf] -= Rate * slope / MathF.Sqrt(squares[shelf] + 1e-6f);
                }
            }
        }

        return (weights, bias);
    }
}
