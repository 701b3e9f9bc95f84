namespace Channels.Text.Names;

/// <summary>
/// A sentence where a name was asked for: 申し込むのは私ですけど、嫁の名前で 藤本あかり holds one, 行くのは母です holds none. The words are data:
/// <c>name-sentences.tsv</c>.
/// </summary>
internal static class NameSentence
{
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Table = WordTable.Load("name-sentences.tsv");
    private static readonly string[] Announced = Words("announced");
    private static readonly string[] Given = Words("given");
    private static readonly string[] Sentence = Words("sentence");
    private static readonly string[] Unknown = Words("unknown");
    private static readonly string[] Same = Words("same");

    /// <summary>The words that may be a name, or null where they tell something else.</summary>
    public static string? Read(string text)
    {
        var kana = Kana.ToHiragana(text);
        if (kana.Length != text.Length)
            return text;
        foreach (var word in Given)
        {
            // 松永です。下の名前は健一です
            var at = kana.IndexOf(word, StringComparison.Ordinal);
            if (at > 0)
                return NameWords.Strip(text[..at].TrimEnd('。', '、', ' '), out _)
                    + " "
                    + NameWords.Strip(text[(at + word.Length)..], out _);
        }

        foreach (var word in Announced)
        {
            var at = kana.LastIndexOf(word, StringComparison.Ordinal);
            if (at > 0 && at + word.Length < text.Length && text[(at + word.Length)..].Trim().Length > 1)
                return Read(text[(at + word.Length)..].Trim());
        }

        return IsSame(kana) || Array.Exists(Sentence, word => kana.Contains(word, StringComparison.Ordinal)) ? null : text;
    }

    /// <summary>Somebody says that there is no name to say.</summary>
    public static bool IsOther(string text)
    {
        var kana = Kana.ToHiragana(text);
        return Array.Exists(Unknown, word => kana.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>「そのまんまです」 is no reading of a name.</summary>
    public static bool IsSame(string text)
    {
        var bare = Cursor.Prepare(text);
        return Array.Exists(Same, word => bare.StartsWith(word, StringComparison.Ordinal));
    }

    private static string[] Words(string kind) => [.. Table.Where(r => r["kind"] == kind).SelectMany(r => r["words"].Split(' '))];
}
