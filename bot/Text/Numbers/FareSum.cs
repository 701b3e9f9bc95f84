namespace Channels.Text.Numbers;

/// <summary>Makes one amount out of several: a total beside its parts, a sum that is written or plainly meant, or a question.</summary>
internal static class FareSum
{
    /// <summary>More amounts are asked about.</summary>
    private const int MostParts = 8;

    public static Reading<long> Of(string text, IReadOnlyList<Fare> fares, bool isGuessed)
    {
        if (fares is [var only])
            return only.MayDouble ? new Reading<long>.Ambiguous([only.Sum, only.Most]) : Reading.Found(only.Sum, isGuessed || only.IsVague);
        var isVague = isGuessed || fares.Any(fare => fare.IsVague);
        var sum = fares.Sum(fare => fare.Sum);
        if (IsWorkedOut(fares) && Total(fares) is { } total)
            return Reading.Found(total, isVague);
        if (IsTotalOfSome(fares))
            return Reading.Found(fares[^1].Yen, isVague);
        if (Joined(text, fares, MoneyWords.Not))
            return Reading.Found(fares[^1].Sum, needsConfirmation: true);
        if (IsChoice(text, fares))
            return Several(fares.Select(fare => fare.Sum), isVague);
        if (sum <= Numerals.Largest && (IsAdded(text, fares) || fares.All(fare => fare.IsLabelled)))
            return fares.Any(fare => fare.MayDouble) ? Several([sum, fares.Sum(fare => fare.Most)], isVague) : Reading.Found(sum, isVague);
        var each = fares.Select(fare => fare.Sum);
        return Several(sum <= Numerals.Largest ? each.Prepend(sum) : each, needsConfirmation: true);
    }

    /// <summary>バス210円の行きと帰りで420円、タクシーが800円やから1220円です: the last one is what some of those before it make together, at least
    /// two of them.</summary>
    private static bool IsTotalOfSome(IReadOnlyList<Fare> fares)
    {
        if (fares.Count is < 3 or > MostParts || fares[^1] is not { Times: 1, MayDouble: false, Yen: > 0 and var total })
            return false;
        for (var some = 1; some < 1 << (fares.Count - 1); some++)
        {
            var parts = Enumerable.Range(0, fares.Count - 1).Where(i => (some & (1 << i)) != 0).ToList();
            if (parts.Count > 1 && (parts.Sum(i => fares[i].Sum) == total || parts.Sum(i => fares[i].Yen) == total))
                return true;
        }

        return false;
    }

    /// <summary>Two equal amounts alone are no total and its part.</summary>
    private static bool IsWorkedOut(IReadOnlyList<Fare> fares) => fares.Count > 2 || fares.Any(fare => fare.Times > 1 || fare.MayDouble);

    /// <summary>420円（210円×2）; バス210円、電車300円、計510円: one that is what the others make together.</summary>
    private static long? Total(IReadOnlyList<Fare> fares)
    {
        var (sum, most) = (fares.Sum(fare => fare.Sum), fares.Sum(fare => fare.Most));
        foreach (var fare in fares.Reverse())
        {
            if (fare.Times == 1 && fare.Yen > 0 && (sum - fare.Sum == fare.Yen || most - fare.Most == fare.Yen))
                return fare.Yen;
        }

        return null;
    }

    /// <summary>Between all of them stands a plus.</summary>
    private static bool IsAdded(string text, IReadOnlyList<Fare> fares)
    {
        for (var at = 1; at < fares.Count; at++)
        {
            var between = text.AsSpan(fares[at - 1].End, fares[at].Start - fares[at - 1].End);
            if (
                !between.Contains('+')
                && !between.Contains("ぷらす", StringComparison.Ordinal)
                && !between.Contains("たす", StringComparison.Ordinal)
            )
                return false;
        }

        return true;
    }

    /// <summary>One or the other: 420円か450円, 200〜300円.</summary>
    private static bool IsChoice(string text, IReadOnlyList<Fare> fares)
    {
        for (var at = 1; at < fares.Count; at++)
        {
            var between = text.AsSpan(fares[at - 1].End, fares[at].Start - fares[at - 1].End).Trim(' ');
            if (between is "~" or "-" or "から" or "か" or "か、" || MoneyWords.Has(between, MoneyWords.Or))
                return true;
        }

        return false;
    }

    private static bool Joined(string text, IReadOnlyList<Fare> fares, string[] words) =>
        MoneyWords.Has(text.AsSpan(fares[^2].End, fares[^1].Start - fares[^2].End), words);

    private static Reading<long> Several(IEnumerable<long> values, bool needsConfirmation) => Reading.OneOf(values, needsConfirmation);
}
