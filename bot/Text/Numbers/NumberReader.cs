namespace Channels.Text.Numbers;

/// <summary>Reads a whole number: 3, ３人, 十五, 千二百, 二〇二五, ふたり, three; also in a sentence.</summary>
public static class NumberReader
{
    private static readonly string[] About = ["約", "およそ", "だいたい", "たぶん", "くらい", "ぐらい", "ほど", "about "];

    /// <summary>Reads a number; several different ones (大人2人と子ども3人) are ambiguous.</summary>
    public static Reading<long> Read(string text)
    {
        var prepared = Cursor.Prepare(text);
        var found = QuantityScanner.Scan(prepared);
        if (found.Count == 0)
            return Reading.None<long>();
        if (found.Exists(mention => mention.TooLarge))
            return Reading.Impossible<long>(ReadingCodes.NumberTooLarge);
        if (found.Exists(mention => mention.Fraction))
            return Reading.Impossible<long>(ReadingCodes.NumberNotWhole);
        return Reading.OneOf(found.Select(mention => mention.Value), found.Count > 1 || IsVague(prepared));
    }

    /// <summary>約, くらい and the like: meant as about so much.</summary>
    internal static bool IsVague(string prepared) => About.Any(word => prepared.Contains(word, StringComparison.Ordinal));
}
