using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Channels.Text.YesNo;

/// <summary>The table <c>yes-no.tsv</c>, words in the plain form of <see cref="PlainAnswer"/>.</summary>
internal static class YesNoWords
{
    private static readonly (string Word, YesNoRole Role)[] Table =
    [
        .. WordTable
            .Load("yes-no.tsv")
            .SelectMany(row => row["words"].Split(' ').Select(word => (Cursor.Prepare(word.Replace('_', ' ')), Of(row["meaning"])))),
    ];

    /// <summary>Marks that are answers by themselves (○, 👌), UTF-16 units.</summary>
    public static readonly SearchValues<char> AllSymbols = SearchValues.Create([
        .. Table.SelectMany(row => row.Word.EnumerateRunes()).Where(rune => !IsLetter(rune) && rune.Value > 0x7F).SelectMany(Units),
    ]);

    private static readonly FrozenDictionary<string, YesNoRole> Words = Table
        .Select(row => (Word: PlainAnswer.Of(row.Word), row.Role))
        .Where(row => row.Word.Length > 0)
        .DistinctBy(row => row.Word)
        .ToFrozenDictionary(row => row.Word, row => row.Role);

    private static readonly FrozenDictionary<string, YesNoRole>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>The longest word that begins with a character.</summary>
    private static readonly FrozenDictionary<char, int> LongestByFirst = Words
        .Keys.GroupBy(word => word[0])
        .ToFrozenDictionary(words => words.Key, words => words.Max(word => word.Length));

    /// <summary>Length of the longest word that may begin with this character; 0 when none does.</summary>
    public static int Longest(char first) => LongestByFirst.TryGetValue(first, out var longest) ? longest : 0;

    public static YesNoRole Find(ReadOnlySpan<char> word) => Lookup.TryGetValue(word, out var role) ? role : YesNoRole.Unknown;

    public static bool IsLetter(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static IEnumerable<char> Units(Rune rune) => rune.ToString();

    private static YesNoRole Of(string name) =>
        name switch
        {
            "yes" => YesNoRole.Yes,
            "agree" => YesNoRole.Yes | YesNoRole.Agrees,
            "no" => YesNoRole.No,
            "either" => YesNoRole.Either,
            "aside" => YesNoRole.Aside,
            "end" => YesNoRole.End,
            _ => throw new InvalidOperationException($"yes-no.tsv: unknown meaning {name}"),
        };
}
