namespace Channels.Knowledge.Index;

/// <summary>Content words that are written in hiragana (ごみ, こども, おむつ): found in a hiragana run, longest first.</summary>
internal sealed class HiraganaWords
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly int _longest;

    public HiraganaWords(IEnumerable<string> words)
    {
        var set = words.Where(IsOne).ToHashSet(StringComparer.Ordinal);
        _words = set.GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = set.Count == 0 ? 0 : set.Max(w => w.Length);
    }

    public static bool IsOne(string word) => word.Length >= 2 && word.All(c => Scripts.Of(c) == Script.Hiragana);

    public void Cut<TSink>(ReadOnlySpan<char> run, ref TSink sink)
        where TSink : ITokenSink, allows ref struct
    {
        for (var at = 0; at + 2 <= run.Length; )
        {
            var length = LongestAt(run[at..]);
            if (length > 0)
                sink.Add(run.Slice(at, length));
            at += Math.Max(1, length);
        }
    }

    private int LongestAt(ReadOnlySpan<char> rest)
    {
        for (var length = Math.Min(_longest, rest.Length); length >= 2; length--)
        {
            if (_words.Contains(rest[..length]))
                return length;
        }

        return 0;
    }
}
