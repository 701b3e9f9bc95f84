namespace Channels.Simulator;

/// <summary>Tells waiters that something in the emulator changed; lets tests and the page wait for a condition without sleeping.</summary>
internal sealed class ChangeSignal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = NewSource();
    private long _version;

    /// <summary>Grows by one with every change.</summary>
    public long Version => Interlocked.Read(ref _version);

    public void Raise()
    {
        TaskCompletionSource done;
        lock (_gate)
        {
            Interlocked.Increment(ref _version);
            done = _next;
            _next = NewSource();
        }

        done.SetResult();
    }

    /// <summary>Waits until <paramref name="probe"/> gives something; it is asked now and after every change.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public async Task<T> WaitAsync<T>(Func<T?> probe, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            Task next;
            lock (_gate)
                next = _next.Task;
            if (probe() is { } found)
                return found;
            await next.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
