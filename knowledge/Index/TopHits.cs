namespace Channels.Knowledge.Index;

/// <summary>The best hits seen so far: a heap whose worst hit is on top.</summary>
internal sealed class TopHits(int count)
{
    private readonly PriorityQueue<Hit, (float Score, int Later)> _heap = new(count + 1);

    /// <summary>A hit must score more than this to be kept.</summary>
    public float Threshold { get; private set; }

    public void Add(Hit hit)
    {
        // Of equal scores the later document is the worse one.
        _heap.Enqueue(hit, (hit.Score, -hit.Position));
        if (_heap.Count > count)
            _heap.Dequeue();
        if (_heap.Count == count && _heap.TryPeek(out var worst, out _))
            Threshold = worst.Score;
    }

    public List<Hit> InOrder()
    {
        var hits = _heap.UnorderedItems.Select(i => i.Element).ToList();
        hits.Sort((a, b) => a.Score == b.Score ? a.Position.CompareTo(b.Position) : b.Score.CompareTo(a.Score));
        return hits;
    }
}
