namespace Channels.Bot.Forms.Safeguarding;

/// <summary>Words found in a text, by the place where they begin.</summary>
internal sealed class TermHits(int length)
{
    private readonly List<(int Piece, int Start, int End, int Next)> all = [];
    private readonly int[] firstAt = new int[length + 1]; // one more than the place in the list; 0: none

    public int Count => all.Count;

    public (int Piece, int Start, int End, int Next) this[int hit] => all[hit];

    public void Add(int piece, int start, int end)
    {
        all.Add((piece, start, end, firstAt[start]));
        firstAt[start] = all.Count;
    }

    /// <summary>The first of those that begin at a place, or -1; the others are found by their <c>Next</c>, less one.</summary>
    public int At(int start) => start < firstAt.Length ? firstAt[start] - 1 : -1;
}
