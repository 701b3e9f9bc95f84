using System.Text;
using Channels.Knowledge.Index;
using Channels.Text;

namespace Channels.Knowledge.Reading;

/// <summary>Writes words of the desk in kanji that a question has in kana (へんこうとどけ, ｳﾝｴｲｽｲｼﾝｶｲｷﾞ).</summary>
internal static class Readings
{
    private const int KatakanaToHiragana = 'ァ' - 'ぁ';
    private static readonly Dictionary<string, string> Words = Load();
    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<
        ReadOnlySpan<char>
    >();
    private static readonly WordLengths Lengths = LengthsOf(Words.Keys);

    /// <param name="text">A folded text.</param>
    public static string Resolve(string text)
    {
        StringBuilder? written = null;
        for (var start = 0; start < text.Length; )
        {
            var end = Scripts.EndOfRun(text, start);
            var run = text.AsSpan(start, end - start);
            if (Scripts.Of(text[start]) is (Script.Hiragana or Script.Katakana) && run.Length >= Shortest)
                Run(run, written ??= new StringBuilder(text, 0, start, text.Length));
            else
                written?.Append(run);
            start = end;
        }

        return written?.ToString() ?? text;
    }

    private const int Shortest = 3;

    /// <summary>A run of one script. A reading begins the run or follows another one or a particle, so that no part of a word is taken
    /// for one.</summary>
    private static void Run(ReadOnlySpan<char> run, StringBuilder written)
    {
        Span<char> kana = run.Length <= 256 ? stackalloc char[run.Length] : new char[run.Length];
        for (var at = 0; at < run.Length; at++)
            kana[at] = run[at] is >= 'ァ' and <= 'ヶ' ? (char)(run[at] - KatakanaToHiragana) : run[at];
        var isKatakana = Scripts.Of(run[0]) == Script.Katakana;
        var mayBegin = true;
        for (var at = 0; at < run.Length; )
        {
            var length = mayBegin ? LongestAt(kana, at) : 0;
            if (length > 0 && (!isKatakana || at + length == run.Length || LongestAt(kana, at + length) > 0 || at > 0))
            {
                written.Append(Lookup[kana.Slice(at, length)]);
                at += length;
                continue;
            }

            mayBegin = "のはがをにでともやへ".Contains(kana[at]);
            written.Append(run[at++]);
        }
    }

    private static int LongestAt(ReadOnlySpan<char> kana, int at)
    {
        for (var length = Lengths.MostAt(kana, at); length >= Shortest; length--)
        {
            if (Lookup.ContainsKey(kana.Slice(at, length)))
                return length;
        }

        return 0;
    }

    private static Dictionary<string, string> Load() =>
        Tables
            .Lines("readings")
            .Select(l => l.Split('=', StringSplitOptions.TrimEntries))
            .ToDictionary(p => p[0], p => JapaneseText.FoldWidths(p[1]), StringComparer.Ordinal);

    private static WordLengths LengthsOf(IEnumerable<string> words)
    {
        var lengths = new WordLengths();
        foreach (var word in words)
            lengths.Add(word);
        return lengths;
    }
}
