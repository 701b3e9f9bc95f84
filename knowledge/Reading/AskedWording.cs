using Channels.Text;

namespace Channels.Knowledge.Reading;

/// <summary>Makes of the words somebody asked with a wording that may be kept with an entry: one line, nothing hidden, nothing that
/// names a person.</summary>
public static class AskedWording
{
    private const int Longest = 300;

    /// <returns>The wording; null when nothing is left of it, or when it gives orders.</returns>
    public static string? Of(string asked)
    {
        var visible = string.Join(
            ' ',
            string.Concat(asked.Where(c => char.IsWhiteSpace(c) || !JapaneseText.IsInvisible(c)))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );
        var folded = JapaneseText.FoldWidths(visible);
        var found = PersonalData.FindAll(folded);
        var text = found.Masked == folded ? visible : found.Masked;
        if (text.Length > Longest)
            text = text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
        return text.Any(char.IsLetterOrDigit) && !Tables.Patterns("injection").Any(p => p.IsMatch(folded)) ? text : null;
    }
}
