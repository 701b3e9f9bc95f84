namespace Channels.Knowledge.Index;

/// <summary>Numbers for terms. Most Japanese terms have at most four characters and are found by one 64-bit key.</summary>
internal sealed class TermTable
{
    private readonly Dictionary<ulong, int> _short = [];
    private readonly Dictionary<string, int> _long = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _byText;

    public TermTable() => _byText = _long.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count { get; private set; }

    /// <summary>The term's number; a new one if it is new.</summary>
    public int Add(ReadOnlySpan<char> term)
    {
        if (term.Length <= 4)
        {
            ref var slot = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_short, Pack(term), out var known);
            return known ? slot : slot = Count++;
        }

        if (_byText.TryGetValue(term, out var id))
            return id;
        _byText[term] = Count;
        return Count++;
    }

    /// <summary>The term's number, or -1.</summary>
    public int Find(ReadOnlySpan<char> term) =>
        (term.Length <= 4 ? _short.TryGetValue(Pack(term), out var id) : _byText.TryGetValue(term, out id)) ? id : -1;

    private static ulong Pack(ReadOnlySpan<char> term)
    {
        ulong key = 0;
        foreach (var c in term)
            key = (key << 16) | c;
        return key;
    }
}
