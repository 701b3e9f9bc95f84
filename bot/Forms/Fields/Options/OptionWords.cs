using System.Collections.Frozen;

namespace Channels.Bot.Forms.Fields.Options;

/// <summary>
/// Everything people write for the options of one field, folded, in all languages of the procedure. A word of several options
/// (送迎 is there and back) means all of them.
/// </summary>
internal sealed class OptionWords
{
    /// <summary>Shorter words of none (しない, なし) and of not knowing are in every other sentence.</summary>
    private static readonly FrozenDictionary<string, int> Shortest = new Dictionary<string, int>
    {
        ["none"] = 5,
        ["unknown"] = 6,
    }.ToFrozenDictionary();

    private readonly int[] nones;
    private readonly FrozenDictionary<string, int[]> whole;
    private readonly FrozenDictionary<char, (string Word, int[] Options)[]> inSentences;

    private readonly string[] not;

    /// <param name="words">The words with their options.</param>
    /// <param name="options">The ids of the options.</param>
    /// <param name="not">Phrases in which such a word says nothing.</param>
    public OptionWords(IReadOnlyDictionary<string, int[]> words, IReadOnlyList<string> options, IEnumerable<string>? not = null)
    {
        this.not = [.. not ?? []];
        nones = [.. Enumerable.Range(0, options.Count).Where(o => options[o] is "none")];
        whole = words.ToFrozenDictionary();
        inSentences = words
            .Where(word => IsTelling(word.Key, word.Value.Max(option => Shortest.GetValueOrDefault(options[option]))))
            .OrderByDescending(word => word.Key.Length)
            .GroupBy(word => word.Key[0])
            .ToFrozenDictionary(group => group.Key, group => group.Select(word => (word.Key, word.Value)).ToArray());
        Spelled = words
            .SelectMany(word => word.Value.Select(option => (option, word.Key)))
            .GroupBy(word => word.option, word => word.Key)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    public static OptionWords None { get; } = new(new Dictionary<string, int[]>(), []);

    /// <summary>The words of an option.</summary>
    public FrozenDictionary<int, string[]> Spelled { get; }

    /// <summary>Options that the whole text means; empty when it means none.</summary>
    public IReadOnlyList<int> Find(string folded) => whole.TryGetValue(folded, out var options) ? options : [];

    /// <summary>The longest word that stands at this place of a sentence.</summary>
    public (string Word, int[] Options)? At(string folded, int at)
    {
        if (!inSentences.TryGetValue(folded[at], out var words) || IsInside(folded, at))
            return null;
        foreach (var (word, options) in words)
        {
            if (
                folded.AsSpan(at).StartsWith(word, StringComparison.Ordinal)
                && StandsFree(folded, at, word)
                && !IsOfSomething(folded, at, options)
            )
                return (word, options);
        }

        return null;
    }

    /// <summary>税金 of 税金で食ってる: the phrase is about something else.</summary>
    private bool IsInside(string folded, int at) =>
        Array.Exists(
            not,
            phrase =>
            {
                var found = folded.IndexOf(phrase, StringComparison.Ordinal);
                return found >= 0 && found <= at && at < found + phrase.Length;
            }
        );

    /// <summary>Long enough to be no part of another word.</summary>
    private static bool IsTelling(string word, int shortest) =>
        word.Length >= Math.Max(2, shortest) && (word.Any(IsKanji) || char.IsAsciiLetter(word[0]) || word.Length >= 3);

    /// <summary>薬がありません says what there is not: it is no "none of these".</summary>
    private bool IsOfSomething(string folded, int at, int[] options) =>
        at > 0 && folded[at - 1] is 'が' or 'も' or 'か' or 'は' or 'を' && Array.TrueForAll(options, o => nones.Contains(o));

    private static bool IsKanji(char c) => c is >= '一' and <= '\u9FFF';

    /// <summary>Latin words end where the letters end; two letters (DV) count only among Japanese.</summary>
    private static bool StandsFree(string folded, int at, string word)
    {
        if (!char.IsAsciiLetter(word[0]))
            return true;
        var before = at == 0 ? '\0' : folded[at - 1];
        var behind = at + word.Length == folded.Length ? '\0' : folded[at + word.Length];
        if (char.IsAsciiLetter(before) || char.IsAsciiLetter(behind))
            return false;
        return word.Length > 2 || behind > '\u3000' || (behind == '\0' && before > '\u3000');
    }
}
