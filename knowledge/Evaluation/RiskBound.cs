namespace Channels.Knowledge.Evaluation;

/// <summary>How often something may really happen that was seen a few times: the upper bound of Clopper and Pearson.</summary>
public static class RiskBound
{
    private const int Halvings = 60;

    /// <param name="seen">How often it was seen.</param>
    /// <param name="asked">Of how many.</param>
    /// <param name="sureness">How sure the bound is, 0 to 1.</param>
    /// <returns>The greatest rate at which this few would still be seen once in <c>1 / (1 - sureness)</c> times.</returns>
    public static double Upper(int seen, int asked, double sureness = 0.95)
    {
        if (seen >= asked)
            return 1;
        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < Halvings; step++)
        {
            var middle = (low + high) / 2;
            if (AtMost(seen, asked, middle) > 1 - sureness)
                low = middle;
            else
                high = middle;
        }

        return high;
    }

    /// <summary>The chance of at most so many of so many.</summary>
    private static double AtMost(int seen, int asked, double rate)
    {
        var (sum, ways) = (0.0, 0.0); // the logarithm of the ways to choose
        for (var at = 0; at <= seen; at++)
        {
            sum += Math.Exp(ways + (at * Math.Log(rate)) + ((asked - at) * Math.Log(1 - rate)));
            ways += Math.Log(asked - at) - Math.Log(at + 1);
        }

        return sum;
    }
}
