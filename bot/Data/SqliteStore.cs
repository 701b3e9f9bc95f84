using System.Diagnostics;
using System.Threading.Channels;
using Channels.Bot.Data.Dialects;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Data;

/// <summary>
/// SQLite: one writer, because the file has one write lock anyway. Writes that wait together share one transaction and so
/// one flush to disk; each has a savepoint of its own, so one that fails or undoes itself takes nobody with it.
/// </summary>
internal sealed class SqliteStore : IStore, IAsyncDisposable
{
    private const int MostPerCommit = 256;
    private static readonly TimeSpan LongestGroup = TimeSpan.FromMilliseconds(8);

    private readonly Func<SqliteDb> create;
    private readonly Channel<Unit> queue = Channel.CreateUnbounded<Unit>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqliteDb db;
    private readonly SqliteConnection connection;
    private readonly SqliteCommand savepoint;
    private readonly SqliteCommand release;
    private readonly SqliteCommand rollback;
    private readonly Task loop;

    private readonly TimeSpan writeWithin;
    private readonly int mostWaiting;
    private int waiting;

    public SqliteStore(string connectionString, Func<SqliteDb> create, DatabaseOptions? options = null)
    {
        options ??= new DatabaseOptions();
        (this.create, writeWithin, mostWaiting) = (create, options.WriteWithin, options.MostWaitingWrites);
        connection = new SqliteConnection(connectionString);
        connection.Open();
        Run(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA wal_autocheckpoint=4000; PRAGMA "
                + "cache_size=-32000; PRAGMA temp_store=MEMORY"
        );
        db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection).Options);
        db.Database.AutoSavepointsEnabled = false;
        savepoint = Statement("SAVEPOINT work");
        release = Statement("RELEASE work");
        rollback = Statement("ROLLBACK TO work; RELEASE work");
        loop = Task.Factory.StartNew(Loop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public Dialect Dialect => SqliteDialect.Instance;

    public async Task<T> ReadAsync<T>(Func<ChannelsDb, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        await using var reader = create();
        reader.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await query(reader, cancellationToken);
    }

    public async Task<T> WriteAsync<T>(Func<ChannelsDb, CancellationToken, Task<Written<T>>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var unit = new Unit<T>(work);
        if (cancellationToken.CanBeCanceled)
            return await WaitAsync(unit, cancellationToken);
        ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(unit), this);
        return await unit.Result;
    }

    /// <summary>Somebody waits for an answer: their write begins soon, or not at all.</summary>
    private async Task<T> WaitAsync<T>(Unit<T> unit, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref waiting) > mostWaiting)
                throw new StoreBusyException();
            ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(unit), this);
            return await unit.Result.WaitAsync(writeWithin, cancellationToken);
        }
        catch (TimeoutException) when (unit.GiveUp())
        {
            throw new StoreBusyException();
        }
        catch (Exception early) when (early is TimeoutException or OperationCanceledException && !unit.GiveUp())
        {
            // It has begun: how it ends is the answer.
            return await unit.Result;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
        await db.DisposeAsync();
        await savepoint.DisposeAsync();
        await release.DisposeAsync();
        await rollback.DisposeAsync();
        await connection.DisposeAsync();
    }

    // On a thread of its own, which blocks: SQLite works synchronously, and a flush must not hold a thread of the pool.
    private void Loop()
    {
        var group = new List<Unit>();
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            group.Clear();
            try
            {
                CommitGroupAsync(group).GetAwaiter().GetResult();
            }
#pragma warning disable CA1031 // Whatever broke the shared transaction is the answer to everybody in it.
            catch (Exception error)
#pragma warning restore CA1031
            {
                db.ChangeTracker.Clear();
                foreach (var unit in group)
                    unit.Fail(error);
            }
        }
    }

    private async Task CommitGroupAsync(List<Unit> group)
    {
        // The first is taken before the transaction begins: when it cannot begin, somebody must hear it.
        Unit? unit;
        do
        {
            if (!queue.Reader.TryRead(out unit))
                return;
        } while (unit.IsGivenUp);
        group.Add(unit);

        // BEGIN IMMEDIATE: the write lock is taken now, not at the first write.
        await using var transaction = connection.BeginTransaction(deferred: false);
        try
        {
            await db.Database.UseTransactionAsync(transaction);
            savepoint.Transaction = release.Transaction = rollback.Transaction = transaction;
            var started = Stopwatch.GetTimestamp();
            if (!unit.Begin())
            {
                // The lock came too late for it.
                await transaction.RollbackAsync();
                return;
            }

            // The first has the transaction to itself until it is done: no savepoint, which costs half of an insert.
            var kept = await unit.RunAsync(db);
            db.ChangeTracker.Clear();
            if (!kept)
            {
                await transaction.RollbackAsync();
                unit.Complete();
                return;
            }

            while (group.Count < MostPerCommit && Stopwatch.GetElapsedTime(started) < LongestGroup && queue.Reader.TryRead(out unit))
            {
                if (!unit.Begin())
                    continue;
                group.Add(unit);
                await RunAsync(unit);
            }

            await transaction.CommitAsync();
        }
        finally
        {
            // Also after a failed commit: the context must not hold on to a transaction that is over.
            await db.Database.UseTransactionAsync(null);
        }

        foreach (var done in group)
            done.Complete();
    }

    private async Task RunAsync(Unit unit)
    {
        savepoint.ExecuteNonQuery();
        var keep = await unit.RunAsync(db);
        (keep ? release : rollback).ExecuteNonQuery();
        db.ChangeTracker.Clear();
    }

    private void Run(string sql)
    {
        using var command = Statement(sql);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Statement(string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private abstract class Unit
    {
        private const int Begun = 1;
        private const int GivenUp = 2;
        private int stage;

        public bool IsGivenUp => Volatile.Read(ref stage) == GivenUp;

        /// <summary>True when it is to run: nobody has given it up.</summary>
        public bool Begin() => Interlocked.CompareExchange(ref stage, Begun, 0) == 0;

        /// <summary>True when it will never run; false when it has begun.</summary>
        public bool GiveUp() => Interlocked.CompareExchange(ref stage, GivenUp, 0) is 0 or GivenUp;

        /// <summary>Runs the work; true when its changes stay. An error of the work is kept for its caller only.</summary>
        public abstract Task<bool> RunAsync(ChannelsDb db);

        public abstract void Complete();

        public abstract void Fail(Exception error);
    }

    private sealed class Unit<T>(Func<ChannelsDb, CancellationToken, Task<Written<T>>> work) : Unit
    {
        private readonly TaskCompletionSource<T> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Written<T> written;
        private Exception? failure;

        public Task<T> Result => result.Task;

        public override async Task<bool> RunAsync(ChannelsDb db)
        {
            try
            {
                written = await work(db, CancellationToken.None);
                return written.Keep;
            }
#pragma warning disable CA1031 // Handed to the caller in Complete.
            catch (Exception error)
#pragma warning restore CA1031
            {
                failure = error;
                return false;
            }
        }

        public override void Complete()
        {
            if (failure is not null)
                result.TrySetException(failure);
            else
                result.TrySetResult(written.Value);
        }

        public override void Fail(Exception error) => result.TrySetException(failure ?? error);
    }
}
