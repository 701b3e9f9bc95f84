namespace Channels.Knowledge.Index;

/// <summary>Reads a question into terms of the index. What each word may be replaced by is worked out once, when the index is
/// built.</summary>
internal sealed class QueryReader
{
    private readonly TermTable _terms;
    private readonly Tokenizer _tokenizer;
    private readonly Thesaurus _thesaurus;
    private readonly RankingOptions _options;
    private readonly Dictionary<string, (int Term, float Weight)[]> _replacements = new(StringComparer.Ordinal);

    public QueryReader(TermTable terms, Tokenizer tokenizer, Thesaurus thesaurus, RankingOptions options)
    {
        (_terms, _tokenizer, _thesaurus, _options) = (terms, tokenizer, thesaurus, options);
        var known = new Dictionary<string, Token[]>(StringComparer.Ordinal);
        foreach (var (word, others) in thesaurus.Words)
        {
            var replacement = new List<(int, float)>();
            foreach (var (other, strength) in others)
            {
                if (!known.TryGetValue(other, out var tokens))
                    known[other] = tokens = Tokens(other);
                replacement.AddRange(
                    tokens
                        .Where(t => t.Term >= 0)
                        .Select(t => (t.Term, strength * t.Weight * options.Synonyms * (t.IsSingleKanji ? options.SynonymSingleKanji : 1f)))
                );
            }

            _replacements[word] = [.. replacement];
        }
    }

    /// <param name="text">The question, folded.</param>
    public QueryTerms Read(string text)
    {
        var read = new QueryTerms();
        foreach (var token in Tokens(text))
        {
            if (token.Term >= 0)
                read.Add(token.Term, token.Weight);
        }

        foreach (var word in _thesaurus.FindIn(text))
        {
            foreach (var (term, weight) in _replacements[word])
                read.AddOther(term, weight);
        }

        return read;
    }

    /// <summary>The terms of a word, pairs and whole words only if it has any; -1 for those no document has.</summary>
    public IEnumerable<int> TermsOf(string word)
    {
        var tokens = Tokens(word);
        return (tokens.Any(t => !t.IsSingleKanji) ? tokens.Where(t => !t.IsSingleKanji) : tokens).Select(t => t.Term);
    }

    private Token[] Tokens(string text)
    {
        var sink = new Weigher(_terms, _options);
        _tokenizer.Cut(text, ref sink);
        return [.. sink.Tokens];
    }

    private readonly record struct Token(int Term, float Weight, bool IsSingleKanji);

    private readonly struct Weigher(TermTable terms, RankingOptions options) : ITokenSink
    {
        public List<Token> Tokens { get; } = [];

        public void Add(ReadOnlySpan<char> token)
        {
            var script = Scripts.Of(token[0]);
            var single = script == Script.Kanji && token.Length == 1;
            var weight =
                single ? options.SingleKanji
                : script == Script.Katakana ? options.Katakana
                : 1f;
            Tokens.Add(new Token(terms.Find(token), weight, single));
        }
    }
}
