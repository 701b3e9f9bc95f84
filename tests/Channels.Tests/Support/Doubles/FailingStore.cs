using Channels.Bot.Data;
using Channels.Bot.Data.Dialects;

namespace Channels.Tests.Support.Doubles;

/// <summary>A store whose process dies at a write: before it, or after it was kept and before anybody heard.</summary>
internal sealed class FailingStore(IStore inner) : IStore, IAsyncDisposable
{
    private int writes;

    /// <summary>At which write, counted from 1; 0: at none.</summary>
    public int FailAt { get; set; }

    /// <summary>After the commit instead of before the write.</summary>
    public bool AfterCommit { get; set; }

    public bool HasFailed { get; private set; }

    public Dialect Dialect => inner.Dialect;

    public Task<T> ReadAsync<T>(Func<ChannelsDb, CancellationToken, Task<T>> query, CancellationToken cancellationToken) =>
        inner.ReadAsync(query, cancellationToken);

    public async Task<T> WriteAsync<T>(Func<ChannelsDb, CancellationToken, Task<Written<T>>> work, CancellationToken cancellationToken)
    {
        if (HasFailed)
            throw new IOException("This process is dead.");
        var fails = ++writes == FailAt;
        if (fails && !AfterCommit)
            Die();
        var result = await inner.WriteAsync(work, cancellationToken);
        if (fails)
            Die();
        return result;
    }

    public ValueTask DisposeAsync() => inner is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;

    private void Die()
    {
        HasFailed = true;
        throw new IOException("This process dies here.");
    }
}
