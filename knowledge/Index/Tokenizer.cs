namespace Channels.Knowledge.Index;

/// <summary>
/// Cuts folded Japanese text where the script changes; no dictionary is needed. Kanji runs give single characters and pairs,
/// a lone kanji also goes with the kana after it, katakana words stay whole and give their triples, Latin and digits stay whole,
/// hiragana is grammar and dropped, but for the content words that are written so.
/// </summary>
internal sealed class Tokenizer(HiraganaWords words)
{
    private const int WordToTriple = 4;

    /// <summary>Hands every token of a folded text to the sink, in order.</summary>
    public void Cut<TSink>(ReadOnlySpan<char> text, ref TSink sink)
        where TSink : ITokenSink, allows ref struct
    {
        for (var start = 0; start < text.Length; )
        {
            var end = Scripts.EndOfRun(text, start);
            var run = text[start..end];
            switch (Scripts.Of(text[start]))
            {
                case Script.Kanji:
                    Kanji(text, start, end, ref sink);
                    break;
                case Script.Katakana:
                    Katakana(run, ref sink);
                    break;
                case Script.Latin:
                    sink.Add(run);
                    break;
                case Script.Hiragana:
                    words.Cut(run, ref sink);
                    break;
            }

            start = end;
        }
    }

    private static void Kanji<TSink>(ReadOnlySpan<char> text, int start, int end, ref TSink sink)
        where TSink : ITokenSink, allows ref struct
    {
        for (var at = start; at < end; at++)
        {
            sink.Add(text.Slice(at, 1));
            if (at + 1 < end)
                sink.Add(text.Slice(at, 2));
        }

        if (end - start == 1 && end < text.Length && Scripts.Of(text[end]) == Script.Hiragana)
            sink.Add(text[start..Scripts.EndOfRun(text, end)]);
    }

    private static void Katakana<TSink>(ReadOnlySpan<char> run, ref TSink sink)
        where TSink : ITokenSink, allows ref struct
    {
        sink.Add(run);
        if (run.Length < WordToTriple)
            return;
        for (var at = 0; at + 3 <= run.Length; at++)
            sink.Add(run.Slice(at, 3));
    }
}

/// <summary>Takes tokens as they are cut.</summary>
internal interface ITokenSink
{
    void Add(ReadOnlySpan<char> token);
}
