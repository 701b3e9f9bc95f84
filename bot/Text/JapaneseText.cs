namespace Channels.Bot.Text;

public static class JapaneseText
{
    /// <summary>What is kept of free text.</summary>
    public static string Clean(string text) => text;

    /// <summary>For comparing, never for storing.</summary>
    public static string Fold(string text) => text;

    public static string ToHiragana(string text) => text;

    public static string ToKatakana(string text) => text;

    public static string ToHalfWidthKana(string text) => text;

    public static bool IsKanaName(string text) => false;

    /// <summary>Key under which spelling variants of a name are equal.</summary>
    public static string CompareKey(string name) => name;

    /// <summary>Characters as a person counts them.</summary>
    public static int CountGraphemes(string text) => text.Length;
}
