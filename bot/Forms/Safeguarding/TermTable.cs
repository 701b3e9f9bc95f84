using System.Collections.Frozen;

namespace Channels.Bot.Forms.Safeguarding;

/// <summary>All words of all lists, found in one pass over a text (Aho and Corasick's automaton). Built once.</summary>
internal sealed class TermTable
{
    private readonly int[] beginnings = new int[char.MaxValue + 1];
    private readonly FrozenDictionary<long, int> steps;
    private readonly int[] fallbacks;
    private readonly (int Piece, int Length)[][] found;

    /// <param name="terms">Words and the piece of a pattern each is a spelling of.</param>
    public TermTable(IEnumerable<(string Term, int Piece)> terms)
    {
        var next = new Dictionary<long, int>();
        var children = new List<List<(char Letter, int State)>> { new() };
        var own = new List<List<(int Piece, int Length)>> { new() };
        foreach (var (term, piece) in terms)
        {
            var state = 0;
            foreach (var c in term)
            {
                if (!next.TryGetValue(Key(state, c), out var child))
                {
                    child = own.Count;
                    next[Key(state, c)] = child;
                    children[state].Add((c, child));
                    children.Add([]);
                    own.Add([]);
                }

                state = child;
            }

            own[state].Add((piece, term.Length));
        }

        fallbacks = new int[own.Count];
        found = new (int, int)[own.Count][];
        found[0] = [];
        var waiting = new Queue<int>();
        foreach (var (letter, child) in children[0])
        {
            beginnings[letter] = child;
            waiting.Enqueue(child);
        }

        while (waiting.TryDequeue(out var state))
        {
            found[state] = [.. own[state], .. found[fallbacks[state]]];
            foreach (var (letter, child) in children[state])
            {
                fallbacks[child] = Fall(fallbacks[state], letter, next);
                waiting.Enqueue(child);
            }
        }

        steps = next.ToFrozenDictionary();
    }

    /// <summary>Every word in the text; null when there is none.</summary>
    public TermHits? In(in CloseText text)
    {
        TermHits? hits = null;
        var state = 0;
        for (var at = 0; at < text.Length; at++)
        {
            state = Fall(state, text.Letters[at], steps);
            foreach (var (piece, length) in found[state])
            {
                if (text.IsWhole(at + 1 - length, at + 1))
                    (hits ??= new TermHits(text.Length)).Add(piece, at + 1 - length, at + 1);
            }
        }

        return hits;
    }

    private int Fall(int state, char letter, IReadOnlyDictionary<long, int> next)
    {
        for (; state != 0; state = fallbacks[state])
        {
            if (next.TryGetValue(Key(state, letter), out var step))
                return step;
        }

        return beginnings[letter];
    }

    private static long Key(int state, char letter) => ((long)state << 16) | letter;
}
