namespace Channels.Simulator;

/// <summary>The misfortunes planned for the next calls, per endpoint, in order.</summary>
internal sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ApiKind, Queue<Fault>> _planned = [];

    public void Next(ApiKind kind, Fault fault, int calls = 1)
    {
        lock (_gate)
        {
            if (!_planned.TryGetValue(kind, out var queue))
                _planned[kind] = queue = new Queue<Fault>();
            for (var i = 0; i < calls; i++)
                queue.Enqueue(fault);
        }
    }

    public Fault? Take(ApiKind kind)
    {
        lock (_gate)
            return _planned.TryGetValue(kind, out var queue) && queue.TryDequeue(out var fault) ? fault : null;
    }

    public int Pending(ApiKind kind)
    {
        lock (_gate)
            return _planned.TryGetValue(kind, out var queue) ? queue.Count : 0;
    }

    public void Clear()
    {
        lock (_gate)
            _planned.Clear();
    }
}

/// <summary>A misfortune for one API call.</summary>
internal sealed record Fault
{
    /// <summary>Answer this status instead of the true one.</summary>
    public int? Status { get; init; }

    /// <summary>The call takes effect first; otherwise it has none.</summary>
    public bool Accept { get; init; }

    /// <summary>Cut the connection instead of answering.</summary>
    public bool Drop { get; init; }

    /// <summary>Wait before anything else.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The body answered with <see cref="Status"/>; <c>null</c> for LINE's usual JSON.</summary>
    public string? Body { get; init; }

    /// <summary>The status, and no effect.</summary>
    public static Fault Answer(int status, string? body = null) => new() { Status = status, Body = body };

    /// <summary>The ambiguous case: everything is done, and the caller never learns it.</summary>
    public static Fault AcceptThenDrop() => new() { Accept = true, Drop = true };

    /// <summary>Done, but the caller is told a server error.</summary>
    public static Fault AcceptThenAnswer(int status) => new() { Accept = true, Status = status };

    /// <summary>Nothing is done and the connection is cut.</summary>
    public static Fault DropBefore() => new() { Drop = true };

    /// <summary>The true answer, late.</summary>
    public static Fault Slow(TimeSpan delay) => new() { Accept = true, Delay = delay };
}
