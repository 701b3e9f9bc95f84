using System.Buffers;

namespace Channels.Text;

/// <summary>
/// What somebody who writes in kana alone wrote, with its common words as others write them: でんわは でれない is 電話は出れない. For looking words
/// up only: nothing of it is kept or said back. The words are in <c>written-kana.tsv</c>.
/// </summary>
public static class WrittenKana
{
    private static readonly (string Kana, string Written)[] Words =
    [
        .. WordTable.Load("written-kana.tsv").Select(row => (row["kana"], row["written"])).OrderByDescending(w => w.Item1.Length),
    ];

    private static readonly SearchValues<string> Any = SearchValues.Create([.. Words.Select(w => w.Kana)], StringComparison.Ordinal);

    // One message is looked at for many lists, one after another.
    [ThreadStatic]
    private static string? lastAsked;

    [ThreadStatic]
    private static string? lastWritten;

    /// <summary>The text without blanks between kana and with such words written out; null where it has none of them.</summary>
    /// <param name="folded">A folded text.</param>
    public static string? Of(string folded)
    {
        if (ReferenceEquals(folded, lastAsked))
            return lastWritten;
        lastAsked = folded;
        return lastWritten = Write(folded);
    }

    private static string? Write(string folded)
    {
        var bare =
            folded.Contains(' ', StringComparison.Ordinal) && folded.Any(Kana.IsHiragana)
                ? folded.Replace(" ", "", StringComparison.Ordinal)
                : folded;
        if (!bare.AsSpan().ContainsAny(Any))
            return null;
        foreach (var (kana, written) in Words)
            bare = bare.Replace(kana, written, StringComparison.Ordinal);
        return bare;
    }
}
