namespace Channels.Text.Numbers;

/// <summary>Numbers that are words of their own.</summary>
internal static class NumberWords
{
    private static readonly string[] English =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];

    private static readonly (string Word, int Value)[] Kana =
    [
        ("ひとつ", 1),
        ("ふたつ", 2),
        ("みっつ", 3),
        ("よっつ", 4),
        ("いつつ", 5),
        ("むっつ", 6),
        ("ななつ", 7),
        ("やっつ", 8),
        ("ここのつ", 9),
        ("ひとり", 1),
        ("ふたり", 2),
        ("さんにん", 3),
        ("よにん", 4),
        ("ごにん", 5),
        ("ろくにん", 6),
        ("しちにん", 7),
        ("ななにん", 7),
        ("はちにん", 8),
        ("きゅうにん", 9),
        ("じゅうにん", 10),
        ("いっこ", 1),
        ("いっかい", 1),
        ("いっぽん", 1),
        ("ぜろ", 0),
        ("れい", 0),
    ];

    public static bool TakeKana(ref Cursor cursor, out int value)
    {
        foreach (var (word, meaning) in Kana)
        {
            if (cursor.Take(word))
            {
                value = meaning;
                return true;
            }
        }

        value = 0;
        return false;
    }

    /// <summary>Whole words only.</summary>
    public static bool TakeEnglish(ref Cursor cursor, out int value)
    {
        value = 0;
        if (char.IsAsciiLetter(cursor.Previous))
            return false;
        for (value = English.Length - 1; value >= 0; value--)
        {
            var ahead = cursor;
            if (!ahead.Take(English[value]) || char.IsAsciiLetter(ahead.Next))
                continue;
            cursor = ahead;
            return true;
        }

        if (!cursor.Rest.StartsWith("a ", StringComparison.Ordinal) && !cursor.Rest.StartsWith("an ", StringComparison.Ordinal))
            return false;
        cursor.Take("an");
        cursor.Take("a");
        value = 1;
        return true;
    }
}
