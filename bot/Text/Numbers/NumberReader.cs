namespace Channels.Text.Numbers;

/// <summary>Reads a whole number: 3, ３人, 十五, 千二百, 二〇二五, ふたり, three; also in a sentence.</summary>
public static class NumberReader
{
    private static readonly string[] About = ["約", "およそ", "だいたい", "たぶん", "くらい", "ぐらい", "ほど", "about "];

    private static readonly string[] OtherUnits = ["yen", "manyen", "man yen", "円", "万円", "months old", "month old"];

    /// <summary>Reads a number; several (大人2人と子ども3人) are asked, their sum first where they are people.</summary>
    public static Reading<long> Read(string text)
    {
        var prepared = Cursor.Prepare(text);
        var found = QuantityScanner.Scan(prepared);
        found.RemoveAll(mention => IsOfSomethingElse(prepared, mention));
        if (found.Count == 0)
            return Reading.None<long>();
        if (found.Exists(mention => mention.TooLarge))
            return Reading.Impossible<long>(ReadingCodes.NumberTooLarge);
        if (found.Exists(mention => mention.Fraction))
            return Reading.Impossible<long>(ReadingCodes.NumberNotWhole);
        return found.Count > 1 ? Several(prepared, found) : Reading.Found(found[0].Value, IsVague(prepared));
    }

    /// <summary>4 man yen of rent, 8 months old: no number of people or things.</summary>
    private static bool IsOfSomethingElse(string text, QuantityMention mention)
    {
        var behind = text.AsSpan(mention.End).TrimStart(' ');
        foreach (var unit in OtherUnits)
        {
            if (behind.StartsWith(unit, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>1+1 is 2; a total beside its parts (3人、大人2人と子ども1人) is the total; people of two kinds may be meant together.</summary>
    private static Reading<long> Several(string text, List<QuantityMention> found)
    {
        var values = found.Select(mention => mention.Value);
        var sum = values.Sum();
        if (Between(text, found, between => between.Contains('+')))
            return Reading.Found(sum, IsVague(text));
        if (!found.TrueForAll(mention => IsPeople(text, mention)))
            return Reading.OneOf(values, needsConfirmation: true);
        foreach (var mention in found)
        {
            if (found.Count > 2 && sum - mention.Value == mention.Value)
                return Reading.Found(mention.Value, IsVague(text));
        }

        return Reading.OneOf(values.Prepend(sum), needsConfirmation: true);
    }

    private static bool Between(string text, List<QuantityMention> found, Predicate<string> holds)
    {
        for (var at = 1; at < found.Count; at++)
        {
            if (!holds(text[found[at - 1].End..found[at].Start]))
                return false;
        }

        return true;
    }

    private static bool IsPeople(string text, QuantityMention mention) =>
        (mention.End < text.Length && text[mention.End] is '人' or '名')
        || text.AsSpan(mention.Start, mention.End - mention.Start) is "ひとり" or "ふたり";

    /// <summary>約, くらい and the like: meant as about so much.</summary>
    internal static bool IsVague(string prepared) => About.Any(word => prepared.Contains(word, StringComparison.Ordinal));
}
