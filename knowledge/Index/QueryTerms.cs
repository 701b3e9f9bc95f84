namespace Channels.Knowledge.Index;

/// <summary>The terms of one question with their weights: its own, and those of words that stand for its own.</summary>
internal sealed class QueryTerms
{
    private readonly Dictionary<int, float> _own = [];
    private readonly Dictionary<int, float> _others = [];

    public IReadOnlyDictionary<int, float> Own => _own;

    public IReadOnlyDictionary<int, float> Others => _others;

    public void Add(int term, float weight) => _own[term] = _own.GetValueOrDefault(term) + weight;

    /// <summary>A term of a synonym: not counted where the question has it itself, and once where several words bring it.</summary>
    public void AddOther(int term, float weight)
    {
        if (!_own.ContainsKey(term))
            _others[term] = Math.Max(weight, _others.GetValueOrDefault(term));
    }
}
