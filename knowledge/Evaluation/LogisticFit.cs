namespace Channels.Knowledge.Evaluation;

/// <summary>Fits a logistic regression by Newton's steps, the weights kept small (ridge): the same rows give the same weights.</summary>
internal static class LogisticFit
{
    private const int MostSteps = 50;
    private const double Near = 1e-7;

    /// <param name="ridge">How dear a large weight is; the base is nearly free.</param>
    /// <returns>The base, then the weights.</returns>
    public static double[] Fit(IReadOnlyList<float[]> evidence, IReadOnlyList<bool> right, double ridge)
    {
        var width = (evidence.Count == 0 ? 0 : evidence[0].Length) + 1;
        var weights = new double[width];
        for (var step = 0; step < MostSteps; step++)
        {
            var (slope, curve) = (new double[width], new double[width, width]);
            for (var row = 0; row < evidence.Count; row++)
                Add(evidence[row], Chance(weights, evidence[row]), right[row], slope, curve);
            for (var at = 0; at < width; at++)
            {
                var dear = at == 0 ? 1e-6 : ridge;
                slope[at] += dear * weights[at];
                curve[at, at] += dear;
            }

            var move = Solve(curve, slope);
            for (var at = 0; at < width; at++)
                weights[at] -= move[at];
            if (Array.TrueForAll(move, m => Math.Abs(m) < Near))
                break;
        }

        return weights;
    }

    public static double Chance(double[] weights, IReadOnlyList<float> evidence)
    {
        var sum = weights[0];
        for (var at = 0; at < evidence.Count; at++)
            sum += weights[at + 1] * evidence[at];
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>Adds what one row says of the slope and of how it turns (its lower half alone).</summary>
    private static void Add(float[] evidence, double chance, bool right, double[] slope, double[,] curve)
    {
        var (miss, turn) = (chance - (right ? 1 : 0), chance * (1 - chance));
        slope[0] += miss;
        curve[0, 0] += turn;
        for (var at = 0; at < evidence.Length; at++)
        {
            if (evidence[at] == 0)
                continue;
            slope[at + 1] += miss * evidence[at];
            var part = turn * evidence[at];
            curve[at + 1, 0] += part;
            for (var other = 0; other <= at; other++)
                curve[at + 1, other + 1] += part * evidence[other];
        }
    }

    /// <summary>Solves <c>curve x = slope</c>: Cholesky, for the curve of a ridge has no direction in which it is flat.</summary>
    private static double[] Solve(double[,] curve, double[] slope)
    {
        var width = slope.Length;
        for (var row = 0; row < width; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var rest = curve[row, column];
                for (var at = 0; at < column; at++)
                    rest -= curve[row, at] * curve[column, at];
                curve[row, column] = row == column ? Math.Sqrt(rest) : rest / curve[column, column];
            }
        }

        var found = new double[width];
        for (var row = 0; row < width; row++)
        {
            var rest = slope[row];
            for (var at = 0; at < row; at++)
                rest -= curve[row, at] * found[at];
            found[row] = rest / curve[row, row];
        }

        for (var row = width - 1; row >= 0; row--)
        {
            for (var at = row + 1; at < width; at++)
                found[row] -= curve[at, row] * found[at];
            found[row] /= curve[row, row];
        }

        return found;
    }
}
