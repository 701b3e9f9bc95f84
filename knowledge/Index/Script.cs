namespace Channels.Knowledge.Index;

/// <summary>The kinds of writing a Japanese text changes between.</summary>
internal enum Script
{
    /// <summary>Punctuation, symbols, spaces.</summary>
    None,
    Kanji,
    Katakana,
    Hiragana,

    /// <summary>Latin letters and digits.</summary>
    Latin,
}

internal static class Scripts
{
    public static Script Of(char c) =>
        c switch
        {
            (>= '\u4E00' and <= '\u9FFF') or '々' => Script.Kanji,
            (>= '\u30A1' and <= '\u30FA') or 'ー' => Script.Katakana,
            >= '\u3041' and <= '\u309F' => Script.Hiragana,
            (>= 'a' and <= 'z') or (>= '0' and <= '9') => Script.Latin,
            _ => Script.None,
        };

    /// <summary>Whether a part of a text is not inside a longer word: Latin and katakana words show where they end.</summary>
    public static bool IsWholeWord(ReadOnlySpan<char> text, int start, int length) =>
        !IsInsideRun(text, start - 1, start) && !IsInsideRun(text, start + length - 1, start + length);

    /// <summary>Whether a character stands beside kanji: 本 in 基本 is no book.</summary>
    public static bool IsInsideKanji(ReadOnlySpan<char> text, int at) =>
        (at > 0 && Of(text[at - 1]) == Script.Kanji) || (at + 1 < text.Length && Of(text[at + 1]) == Script.Kanji);

    private static bool IsInsideRun(ReadOnlySpan<char> text, int left, int right) =>
        left >= 0 && right < text.Length && Of(text[left]) == Of(text[right]) && Of(text[left]) is (Script.Latin or Script.Katakana);

    /// <summary>The end of the run of one script that starts at a place.</summary>
    public static int EndOfRun(ReadOnlySpan<char> text, int start)
    {
        var script = Of(text[start]);
        var end = start + 1;
        while (end < text.Length && Of(text[end]) == script)
            end++;
        return end;
    }
}
