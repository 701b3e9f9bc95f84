using System.Collections.Frozen;

namespace Channels.Text;

/// <summary>
/// Reads yes or no from whole answers (はい, うん, ない, ちがいます, OK, hai) and from their beginning (はい、そうです). Words such as
/// いいです and 大丈夫です mean either and are asked back. The words are data: <c>yes-no.tsv</c>.
/// </summary>
public static class YesNoReader
{
    private static readonly char[] Marks = [.. "。、.,!?~-ー…・ w笑♪☆*'\"()「」"];

    private static readonly string[] Endings =
    [
        "でございます",
        "ですけど",
        "ですよ",
        "ですね",
        "です",
        "だよ",
        "だね",
        "よ",
        "ね",
        "っす",
        "でした",
        "で",
    ];

    private static readonly FrozenDictionary<string, Meaning> Words = WordTable
        .Load("yes-no.tsv")
        .SelectMany(row => row["words"].Split(' ').Select(word => (word: Plain(Cursor.Prepare(word)), meaning: Of(row["meaning"]))))
        .Where(pair => pair.word.Length > 0)
        .DistinctBy(pair => pair.word)
        .ToFrozenDictionary(pair => pair.word, pair => pair.meaning);

    private enum Meaning
    {
        Unknown,
        Yes,
        No,
        Either,
    }

    /// <summary>Reads yes as true. An answer that says both (はい、ちがいます) is none.</summary>
    public static Reading<bool> Read(string text)
    {
        var prepared = Plain(Cursor.Prepare(text));
        var meaning = Lookup(prepared);
        if (meaning == Meaning.Unknown)
            meaning = Parts(prepared);
        return meaning switch
        {
            Meaning.Yes => Reading.Found(true),
            Meaning.No => Reading.Found(false),
            Meaning.Either => new Reading<bool>.Ambiguous([true, false]),
            _ => Reading.None<bool>(),
        };
    }

    private static Meaning Lookup(string word)
    {
        if (Words.TryGetValue(word, out var meaning))
            return meaning;
        foreach (var ending in Endings)
        {
            if (
                word.Length > ending.Length
                && word.EndsWith(ending, StringComparison.Ordinal)
                && Words.TryGetValue(Plain(word[..^ending.Length]), out meaning)
            )
                return meaning;
        }

        return Meaning.Unknown;
    }

    /// <summary>「はい、お願いします」: the first part decides, and no other part may say the opposite.</summary>
    private static Meaning Parts(string text)
    {
        var parts = text.Split(
                ['、', '。', ',', '.', '!', ' ', '\n'],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
            .Select(part => Lookup(Plain(part)))
            .ToArray();
        if (parts.Length < 2 || parts[0] is Meaning.Unknown)
            return Meaning.Unknown;
        var sure = parts.Where(part => part is Meaning.Yes or Meaning.No).Distinct().ToArray();
        return sure.Length switch
        {
            1 => sure[0],
            0 => Meaning.Either,
            _ => Meaning.Unknown,
        };
    }

    /// <summary>Without marks around, and without emphasis: はいっ, はーい.</summary>
    private static string Plain(string text) => text.Length == 1 ? text : text.Trim(Marks).TrimEnd('っ');

    private static Meaning Of(string name) =>
        name switch
        {
            "yes" => Meaning.Yes,
            "no" => Meaning.No,
            "either" => Meaning.Either,
            _ => throw new InvalidOperationException($"yes-no.tsv: unknown meaning {name}"),
        };
}
