using System.Runtime.InteropServices;

namespace Channels.Knowledge.Index;

/// <summary>Counts the terms of one field, text by text.</summary>
internal sealed class FieldBuilder(TermTable terms, Tokenizer tokenizer)
{
    private readonly List<int> _terms = [];
    private readonly List<ushort> _counts = [];
    private readonly List<int> _ends = [];
    private readonly List<int> _lengths = [];
    private readonly List<int> _touched = [];
    private ushort[] _count = new ushort[1 << 12];

    /// <summary>Adds the next text, already folded.</summary>
    public void Add(string text)
    {
        var sink = new Counter(this);
        tokenizer.Cut(text, ref sink);
        foreach (var term in _touched)
        {
            _terms.Add(term);
            _counts.Add(_count[term]);
            _count[term] = 0;
        }

        _touched.Clear();
        _ends.Add(_terms.Count);
        _lengths.Add(sink.Length);
    }

    public FieldIndex Build(float saturation, float lengthShare, float rarity)
    {
        var units = _ends.Count;
        var offsets = new int[terms.Count + 1];
        foreach (var term in _terms)
            offsets[term + 1]++;
        for (var term = 0; term < terms.Count; term++)
            offsets[term + 1] += offsets[term];

        var next = offsets.AsSpan(0, terms.Count).ToArray();
        var ids = new int[_terms.Count];
        var impacts = new ushort[_terms.Count];
        var average = units == 0 ? 1 : Math.Max(1, _lengths.Sum(l => (double)l) / units);
        var at = 0;
        for (var unit = 0; unit < units; unit++)
        {
            var norm = saturation * (1 - lengthShare + (lengthShare * (float)(_lengths[unit] / average)));
            for (; at < _ends[unit]; at++)
            {
                var slot = next[_terms[at]]++;
                ids[slot] = unit;
                impacts[slot] = FieldIndex.Impact(_counts[at] / (_counts[at] + norm));
            }
        }

        var scales = new float[terms.Count];
        for (var term = 0; term < scales.Length; term++)
            scales[term] = FieldIndex.Scale(units, offsets[term + 1] - offsets[term], saturation, rarity);
        return new FieldIndex(offsets, ids, impacts, scales);
    }

    private void Count(ReadOnlySpan<char> token)
    {
        var term = terms.Add(token);
        if (term >= _count.Length)
            Array.Resize(ref _count, Math.Max(term + 1, _count.Length * 2));
        if (_count[term] == 0)
            _touched.Add(term);
        if (_count[term] < ushort.MaxValue)
            _count[term]++;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Counter(FieldBuilder field) : ITokenSink
    {
        public int Length;

        public void Add(ReadOnlySpan<char> token)
        {
            Length++;
            field.Count(token);
        }
    }
}
