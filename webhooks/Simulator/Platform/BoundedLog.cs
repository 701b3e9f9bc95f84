namespace Channels.Simulator;

/// <summary>A list that forgets its oldest entries beyond a number of entries or a total weight (bytes).</summary>
internal sealed class BoundedLog<T>(int capacity, long maximumWeight, Func<T, long> weigh)
{
    private readonly Lock _gate = new();
    private readonly Queue<T> _entries = new();
    private long _weight;

    public void Add(T entry)
    {
        lock (_gate)
        {
            _entries.Enqueue(entry);
            _weight += weigh(entry);
            while (_entries.Count > 1 && (_entries.Count > capacity || _weight > maximumWeight))
                _weight -= weigh(_entries.Dequeue());
        }
    }

    /// <summary>A copy, oldest first.</summary>
    public IReadOnlyList<T> ToList()
    {
        lock (_gate)
            return [.. _entries];
    }

    /// <summary>A copy of the newest entries, oldest first.</summary>
    public IReadOnlyList<T> Last(int count)
    {
        lock (_gate)
            return [.. _entries.Skip(Math.Max(0, _entries.Count - count))];
    }

    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            _weight = 0;
        }
    }
}
