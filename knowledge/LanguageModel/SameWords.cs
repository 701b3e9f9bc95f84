using Channels.Text;

namespace Channels.Knowledge.LanguageModel;

/// <summary>
/// When two texts are the same words: compatibility forms, widths, cases and white space do not count, nor do characters that nobody
/// sees. Everything else does.
/// </summary>
internal static class SameWords
{
    public static string Key(string text) => JapaneseText.FoldWidths(text).Replace(" ", "", StringComparison.Ordinal);
}
