using Channels.Bot.Data;
using Channels.Bot.Data.Dialects;

namespace Channels.Tests.Support.Doubles;

/// <summary>
/// A process that is killed where it waits for its database or for a receiver: before the wait, within the transaction, or when that is
/// over and nobody has heard of it yet. It counts its waits from <see cref="Arm"/> on; after its death nothing of it reaches the database.
/// </summary>
/// <param name="kill">How it ends; without, every further wait of it throws.</param>
internal sealed class KillingStore(IStore inner, Action? kill = null) : IStore, IAsyncDisposable
{
    public const string Before = "before";
    public const string Inside = "inside";
    public const string After = "after";

    private readonly Lock gate = new();
    private readonly List<string> waits = [];
    private readonly List<(string Place, TaskCompletionSource Reached)> watched = [];
    private bool isArmed;
    private string? killAt;

    public bool IsDead { get; private set; }

    /// <summary>Kinds of the waits passed: <c>read</c>, <c>write</c> or <c>take</c>.</summary>
    public IReadOnlyList<string> Waits => waits;

    public Dialect Dialect => inner.Dialect;

    /// <param name="at">The number of the wait, from 1, and where in it: <c>3 inside</c>; null: nowhere.</param>
    public void Arm(string? at) => (isArmed, killAt) = (true, at);

    /// <summary>Completes when that place is passed, or the process is dead.</summary>
    public Task PassingAsync(string place)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
            watched.Add((place, reached));
        return reached.Task;
    }

    /// <summary>The receiver has what it was sent, and its answer is waited for.</summary>
    public void Take() => Pass($"{Begin("take")} {After}");

    public async Task<T> ReadAsync<T>(Func<ChannelsDb, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        if (!isArmed)
            return await inner.ReadAsync(query, cancellationToken);
        var number = Begin("read");
        Pass($"{number} {Before}");
        var read = await inner.ReadAsync(query, cancellationToken);
        Pass($"{number} {After}");
        return read;
    }

    public async Task<T> WriteAsync<T>(Func<ChannelsDb, CancellationToken, Task<Written<T>>> work, CancellationToken cancellationToken)
    {
        if (!isArmed)
            return await inner.WriteAsync(work, cancellationToken);
        var number = Begin("write");
        Pass($"{number} {Before}");
        var result = await inner.WriteAsync(
            async (db, stop) =>
            {
                var written = await work(db, stop);
                Pass($"{number} {Inside}");
                return written;
            },
            cancellationToken
        );
        Pass($"{number} {After}");
        return result;
    }

    public ValueTask DisposeAsync() => inner is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;

    private int Begin(string kind)
    {
        lock (gate)
        {
            if (IsDead)
                throw new ProcessKilledException();
            waits.Add(kind);
            return waits.Count;
        }
    }

    private void Pass(string place)
    {
        List<TaskCompletionSource> reached;
        lock (gate)
        {
            if (IsDead)
                throw new ProcessKilledException();
            if (place == killAt)
            {
                kill?.Invoke();
                IsDead = true;
            }

            reached = [.. watched.Where(w => IsDead || w.Place == place).Select(w => w.Reached)];
        }

        reached.ForEach(r => r.TrySetResult());
        if (IsDead)
            throw new ProcessKilledException();
    }
}

/// <summary>The process has ended here.</summary>
internal sealed class ProcessKilledException() : Exception("This process is dead.");
