using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Tests.Support;
using Channels.Tests.Support.Stores;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Data;

/// <summary>The one writer: what waits together shares a commit, and what goes wrong reaches whom it concerns.</summary>
public sealed class SqliteStoreTests : IAsyncLifetime
{
    private readonly SqliteDatabase database = new();
    private readonly List<TaskCompletionSource> gates = [];
    private SqliteStore store = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        store = database.OpenSqliteStore();
    }

    public async ValueTask DisposeAsync()
    {
        // A failed test leaves its gate shut, and the writer would never end.
        foreach (var gate in gates)
            gate.TrySetResult();
        await store.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Writes_that_wait_together_share_one_commit()
    {
        var commits = 0;
        var (held, gate) = await HoldWriterAsync();
        await OnConnectionAsync(
            connection => SQLitePCL.raw.sqlite3_commit_hook(connection.Handle, _ => CountAndAllow(ref commits), null),
            held,
            gate
        );

        (held, gate) = await HoldWriterAsync();
        var before = commits;
        var waiting = Enumerable.Range(0, 50).Select(i => WriteAsync($"row {i}")).ToList();
        gate.SetResult();
        await Task.WhenAll([held, .. waiting]);

        // The one that held the writer, and at most a few groups cut short by the clock; never one commit a write.
        Assert.InRange(commits - before, 1, 25);
        Assert.Equal(50, (await SubjectsAsync()).Count);

        static int CountAndAllow(ref int count)
        {
            Interlocked.Increment(ref count);
            return 0;
        }
    }

    [Fact]
    public async Task A_unit_that_fails_or_undoes_itself_takes_no_neighbour_with_it()
    {
        var (held, gate) = await HoldWriterAsync();
        var before = WriteAsync("before");
        var undone = store.WriteAsync(
            async (db, stop) =>
            {
                await AddAsync(db, "undone", stop);
                return Written.Undo(1);
            },
            Stop
        );
        var failed = store.WriteAsync<int>(
            async (db, stop) =>
            {
                await AddAsync(db, "failed", stop);
                throw new InvalidOperationException("on purpose");
            },
            Stop
        );
        var broken = store.WriteAsync(
            async (db, stop) =>
            {
                // Tracked and never saved: it must not be written by the next unit.
                db.Audit.Add(Entry("unsaved"));
                await db.Database.ExecuteSqlRawAsync("INSERT INTO nowhere VALUES (1)", stop);
                return Written.Keep(1);
            },
            Stop
        );
        var after = WriteAsync("after");
        gate.SetResult();

        await Task.WhenAll(held, before, undone, after);
        Assert.Equal("on purpose", (await Assert.ThrowsAsync<InvalidOperationException>(() => failed)).Message);
        await Assert.ThrowsAsync<SqliteException>(() => broken);
        Assert.Equal(["after", "before"], await SubjectsAsync());
    }

    [Fact]
    public async Task A_commit_that_fails_is_heard_by_everybody_in_it_and_the_next_one_works()
    {
        var refuse = true;
        var (held, gate) = await HoldWriterAsync();
        await OnConnectionAsync(
            connection => SQLitePCL.raw.sqlite3_commit_hook(connection.Handle, _ => refuse ? 1 : 0, null),
            held,
            gate,
            fails: true
        );

        (held, gate) = await HoldWriterAsync();
        Task[] shared = [held, WriteAsync("one"), WriteAsync("two"), WriteAsync("three")];
        gate.SetResult();
        foreach (var write in shared)
            await Assert.ThrowsAsync<SqliteException>(() => write);
        Assert.Empty(await SubjectsAsync());

        refuse = false;
        await WriteAsync("later");
        Assert.Equal(["later"], await SubjectsAsync());
    }

    [Fact]
    public async Task A_full_disk_is_heard_and_survived()
    {
        await LimitAsync(full: true);
        var big = new string('x', 200);
        var errors = 0;
        for (var i = 0; i < 400 && errors == 0; i++)
        {
            try
            {
                await WriteAsync($"row {i}", big);
            }
            catch (Exception error) when (error is SqliteException or DbUpdateException)
            {
                errors++;
            }
        }

        Assert.Equal(1, errors);
        await LimitAsync(full: false);
        await WriteAsync("later");
        Assert.Contains("later", await SubjectsAsync());

        // SQLite takes a limit below its present size as that size.
        Task<int> LimitAsync(bool full) =>
            store.WriteAsync(
                async (db, stop) =>
                    Written.Keep(
                        await db.Database.ExecuteSqlRawAsync(full ? "PRAGMA max_page_count=1" : "PRAGMA max_page_count=1000000", stop)
                    ),
                Stop
            );
    }

    [Fact]
    public async Task A_transaction_that_cannot_begin_is_heard_by_the_one_who_waits()
    {
        // Somebody else holds the write lock for longer than anyone waits.
        await store.WriteAsync(
            (db, _) =>
            {
                ((SqliteConnection)db.Database.GetDbConnection()).DefaultTimeout = 1;
                SQLitePCL.raw.sqlite3_busy_timeout(((SqliteConnection)db.Database.GetDbConnection()).Handle, 1);
                return Task.FromResult(Written.Keep(0));
            },
            Stop
        );
        await using var other = new SqliteConnection(database.ConnectionString);
        await other.OpenAsync(Stop);
        await using (other.BeginTransaction(deferred: false))
        {
            var error = await Assert.ThrowsAsync<SqliteException>(() => WriteAsync("one").WaitAsync(TimeSpan.FromSeconds(30), Stop));
            Assert.Equal(SQLitePCL.raw.SQLITE_BUSY, error.SqliteErrorCode);
        }

        await WriteAsync("two");
        Assert.Equal(["two"], await SubjectsAsync());
    }

    [Fact]
    public async Task Every_acknowledged_write_is_flushed_to_the_disk()
    {
        var settings = await store.WriteAsync(
            async (db, stop) =>
            {
                var values = new List<string>();
                foreach (var pragma in (string[])["synchronous", "journal_mode"])
                {
                    await using var command = db.Database.GetDbConnection().CreateCommand();
                    command.CommandText = $"PRAGMA {pragma}";
                    values.Add(Convert.ToString(await command.ExecuteScalarAsync(stop), null)!);
                }

                return Written.Keep(string.Join(' ', values));
            },
            Stop
        );

        Assert.Equal("2 wal", settings);
    }

    [Fact]
    public async Task Reads_see_committed_rows_only_and_track_nothing()
    {
        await WriteAsync("committed");
        var (held, gate) = await HoldWriterAsync("in flight");

        var seen = await store.ReadAsync(async (db, stop) => (await db.Audit.ToListAsync(stop), db.ChangeTracker.Entries().Count()), Stop);
        gate.SetResult();
        await held;

        Assert.Equal(["committed"], seen.Item1.Select(a => a.Subject));
        Assert.Equal(0, seen.Item2);
    }

    [Fact]
    public async Task A_store_that_is_closed_finishes_what_waits_and_takes_no_more()
    {
        var (held, gate) = await HoldWriterAsync();
        var waiting = WriteAsync("waiting");
        var closing = store.DisposeAsync().AsTask();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => WriteAsync("too late"));
        gate.SetResult();

        await Task.WhenAll(held, waiting, closing);
        store = database.OpenSqliteStore();
        Assert.Equal(["waiting"], await SubjectsAsync());
    }

    /// <summary>Stops the writer inside a unit until the gate opens, so that what comes next waits together.</summary>
    private async Task<(Task Held, TaskCompletionSource Gate)> HoldWriterAsync(string? subject = null)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        gates.Add(gate);
        var inside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = store.WriteAsync(
            async (db, stop) =>
            {
                if (subject is not null)
                    await AddAsync(db, subject, stop);
                inside.SetResult();
                await gate.Task;
                return Written.Keep(0);
            },
            Stop
        );
        await inside.Task;
        return (held, gate);
    }

    /// <summary>Reaches for the writer's connection, once the writer is held.</summary>
    private async Task OnConnectionAsync(Action<SqliteConnection> act, Task held, TaskCompletionSource gate, bool fails = false)
    {
        var acted = store.WriteAsync(
            (db, _) =>
            {
                act((SqliteConnection)db.Database.GetDbConnection());
                return Task.FromResult(Written.Keep(0));
            },
            Stop
        );
        gate.SetResult();
        await held.ContinueWith(_ => { }, Stop, TaskContinuationOptions.None, TaskScheduler.Default);
        if (fails)
            await acted.ContinueWith(_ => { }, Stop, TaskContinuationOptions.None, TaskScheduler.Default);
        else
            await acted;
    }

    private Task<int> WriteAsync(string subject, string? detail = null) =>
        store.WriteAsync(async (db, stop) => Written.Keep(await AddAsync(db, subject, stop, detail)), Stop);

    private static Task<int> AddAsync(ChannelsDb db, string subject, CancellationToken stop, string? detail = null)
    {
        db.Audit.Add(Entry(subject, detail));
        return db.SaveChangesAsync(stop);
    }

    private static AuditEntry Entry(string subject, string? detail = null)
    {
        var now = Node.NewClock().GetUtcNow();
        return new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Actor = "bot",
            Action = "test",
            Subject = subject,
            Detail = detail,
        };
    }

    private Task<List<string>> SubjectsAsync() =>
        store.ReadAsync((db, stop) => db.Audit.Select(a => a.Subject).OrderBy(s => s).ToListAsync(stop), Stop);
}
