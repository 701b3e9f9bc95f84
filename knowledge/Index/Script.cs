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
    public static Script Of(char c) => c switch
    {
        (>= '\u4E00' and <= '\u9FFF') or '々' => Script.Kanji,
        (>= '\u30A1' and <= '\u30FA') or 'ー' => Script.Katakana,
        >= '\u3041' and <= '\u309F' => Script.Hiragana,
        (>= 'a' and <= 'z') or (>= '0' and <= '9') => Script.Latin,
        _ => Script.None,
    };

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
