namespace Channels.Text.Numbers;

/// <summary>Looks around an amount: how often it was paid, which way, for what, and how sure it is.</summary>
internal static class FareScanner
{
    private const int Near = 12;

    private static readonly string[] Operators = ["×", "x", "*", "✕", "✖", "かける"];

    private static readonly string[] Joins = ["が", "を", "の", "、", "(", " "];

    /// <param name="text">Prepared text.</param>
    /// <param name="mention">The amount.</param>
    /// <param name="end">Behind its yen sign.</param>
    /// <param name="before">Behind the amount before.</param>
    public static Fare Read(string text, QuantityMention mention, int end, int before)
    {
        var ahead = text.AsSpan(before, mention.Start - before);
        var near = ahead[Math.Max(0, ahead.Length - Near)..];
        var cursor = new Cursor(text, end);
        var times = Times(ref cursor, out var isWays, out var isGuess);
        var behind = Clause(text, cursor.At);
        var isOneWay = MoneyWords.Has(near, MoneyWords.OneWay) || behind.StartsWith("(片道", StringComparison.Ordinal);
        var isOnly = MoneyWords.Has(near, MoneyWords.Only) || MoneyWords.Has(behind, MoneyWords.Only);
        var isBothWaysBefore = MoneyWords.Has(near, MoneyWords.BothWays);
        var bothWays = MoneyWords.Find(text, MoneyWords.BothWays) >= 0;
        var mayDouble = false;
        var isOfPeople = times > 1 && MoneyWords.Has(text.AsSpan(end, cursor.At - end), ["人分", "名分"]);
        if (isOfPeople && times == 2)
            (times, mayDouble) = (1, true); // 420円 2人分: each, or both together
        else
            isGuess |= isOfPeople;
        if (times == 0 && LeftTimes(text, mention.Start) is > 0 and var left)
            times = left;
        if (isOneWay && !isOnly && (times == 0 || isWays))
        {
            times = Math.Max(times, 1) * (bothWays ? 2 : 1);
            mayDouble = !bothWays;
        }
        else if (times == 0 && MoneyWords.Has(near, MoneyWords.Each) | MoneyWords.Has(Head(behind, 4), MoneyWords.Each))
        {
            (times, mayDouble) = bothWays ? (2, false) : (1, true);
        }
        else if (times == 0 && !isBothWaysBefore && !isOneWay && IsWayBehind(behind))
        {
            mayDouble = true; // 210円の往復: each way, or both
        }
        else if (isWays && !isOneWay && !isBothWaysBefore)
        {
            isGuess = true;
        }

        var isPerOne = times == 0 && EndsWithPerOne(near);
        var isVague =
            isGuess
            || isPerOne
            || MoneyWords.Has(near, MoneyWords.AboutBefore)
            || Array.Exists(MoneyWords.AboutBehind, word => Text(text, cursor.At).StartsWith(word, StringComparison.Ordinal))
            || MoneyWords.Has(behind, ["と思", "気がし", "かもし", "はずで", "かな"]);
        return new Fare(
            mention.Value,
            Math.Max(times, 1),
            mention.Start,
            cursor.At,
            mayDouble,
            MoneyWords.Has(near, MoneyWords.Labels)
                || (behind.StartsWith("(", StringComparison.Ordinal) && MoneyWords.Has(behind, MoneyWords.Labels)),
            isVague
        );
    }

    /// <summary>×2, が2回, の2回分, ×2往復; 0 when nothing of the kind follows.</summary>
    private static long Times(ref Cursor cursor, out bool isWays, out bool isGuess)
    {
        (isWays, isGuess) = (false, false);
        var ahead = cursor;
        ahead.Spaces();
        var isProduct = ahead.TakeAny(Operators);
        if (!isProduct)
        {
            for (var joins = 0; joins < 3; joins++)
            {
                isGuess |= ahead.Next == '、';
                if (!ahead.TakeAny(Joins))
                    break;
            }

            isProduct = ahead.TakeAny(Operators);
        }

        ahead.Spaces();
        if (!ahead.Number(999, out var times) || times == 0)
        {
            isGuess = false;
            return 0;
        }

        var unit = ahead;
        isWays = unit.Take("往復");
        if (isWays || unit.TakeAny(MoneyWords.Times))
            ahead = unit;
        else if (!isProduct || unit.Next == '円')
        {
            isGuess = false;
            return 0;
        }

        cursor = ahead;
        return times;
    }

    /// <summary>2×210円, 2回×210円.</summary>
    private static long LeftTimes(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd(' ');
        if (before.Length == 0 || before[^1] is not ('×' or 'x' or '*'))
            return 0;
        before = before[..^1].TrimEnd(' ').TrimEnd("回枚人分日").TrimEnd(' ');
        var at = before.Length;
        while (at > 0 && char.IsAsciiDigit(before[at - 1]))
            at--;
        return before.Length - at is > 0 and <= 3 ? long.Parse(before[at..], System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    private static bool IsWayBehind(ReadOnlySpan<char> behind) =>
        MoneyWords.Has(behind, MoneyWords.BothWays) && !behind.StartsWith("(往復", StringComparison.Ordinal);

    private static bool EndsWithPerOne(ReadOnlySpan<char> near)
    {
        near = near.TrimEnd(" はが、");
        foreach (var word in MoneyWords.PerOne)
        {
            if (near.EndsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> Text(string text, int at) => text.AsSpan(at).TrimStart(' ');

    /// <summary>What stands behind up to the next number.</summary>
    private static ReadOnlySpan<char> Clause(string text, int at)
    {
        var behind = text.AsSpan(at).TrimStart(' ');
        var end = behind.IndexOfAnyInRange('0', '9');
        return end < 0 ? behind : behind[..end];
    }

    private static ReadOnlySpan<char> Head(ReadOnlySpan<char> text, int length) => text[..Math.Min(length, text.Length)];
}
