using System.Diagnostics;
using System.Globalization;
using Channels.Benchmarks.Load;
using Channels.Bot.Data;
using Channels.Bot.Data.Dialects;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Delivery.Sinks;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Channels.Benchmarks.Queue;

/// <summary>
/// What the queue before the sinks does in a second: enqueue (its own transaction each), claim and complete one by one and in batches, with
/// no and with a million finished rows, and while another session holds an old snapshot. Nothing is opened or sent: it is the queue that is
/// measured.
/// </summary>
internal sealed class QueueRun(string? postgres, int seconds, int history)
{
    private const int Workers = 5;

    private readonly FigureTable table = new();
    private long sequence;

    /// <summary>More than a round can drain.</summary>
    private int Backlog => 30_000 * seconds;

    public async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("channels-queue-").FullName;
        try
        {
            await SqliteAsync(folder);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }

        if (postgres is not null)
            await PostgresAsync(postgres);
        Console.WriteLine(table);
    }

    private async Task SqliteAsync(string folder)
    {
        var file = DataServices.SqliteConnectionString(new DatabaseOptions(), $"Data Source={Path.Combine(folder, "queue.db")}");
        var create = DataServices.Factory(new DatabaseOptions(), file);
        await using (var db = create())
            await db.Database.MigrateAsync();
        await using var store = new SqliteStore(file, () => (SqliteDb)create());
        var before = await MeasureAsync("SQLite FULL", store, oneByOne: 2000, batches: 0);
        await FillAsync(store);
        var after = await MeasureAsync($"SQLite FULL, {history:n0} finished", store, oneByOne: 2000, batches: 0);
        Compare("SQLite FULL", before, after);
        if (postgres is null)
            await MemoryAsync("SQLite FULL", store);
    }

    private async Task PostgresAsync(string connectionString)
    {
        var create = DataServices.Factory(new DatabaseOptions { Provider = "postgres" }, connectionString);
        await using (var db = create())
            await db.Database.MigrateAsync();
        var store = new ServerStore(create);
        var before = await MeasureAsync("PostgreSQL", store, oneByOne: 1500, batches: 8000);
        await PeerAsync(connectionString, before);
        await FillAsync(store);
        var after = await MeasureAsync($"PostgreSQL, {history:n0} finished", store, oneByOne: 1500, batches: 8000);
        Compare("PostgreSQL", before, after);
        await MemoryAsync("PostgreSQL", store);
        await using var reader = new NpgsqlConnection(connectionString);
        await reader.OpenAsync();
        await using var held = await reader.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await using (var look = new NpgsqlCommand("SELECT count(*) FROM \"SinkDays\"", reader, held))
            await look.ExecuteScalarAsync();
        await MeasureAsync("PostgreSQL, a snapshot held", store, oneByOne: 1000, batches: 0);
    }

    private async Task<QueueRates> MeasureAsync(string name, IStore store, int oneByOne, int batches)
    {
        await ClearAsync(store);
        var enqueued = await RateAsync(async () => await EnqueueAsync(store, 1));
        table.Add($"{name}: enqueue/s", ">= 2000", enqueued, "n0", enqueued >= 2000);
        await TopUpAsync(store);
        var single = await RateAsync(() => DrainAsync(store, 1));
        table.Add($"{name}: claim 1 + complete 1/s", $">= {oneByOne}", single, "n0", single >= oneByOne);
        await TopUpAsync(store);
        var many = await RateAsync(() => DrainAsync(store, 50));
        table.Add(
            $"{name}: claim 50 + complete 50, items/s",
            batches > 0 ? $">= {batches}" : "",
            many,
            "n0",
            batches > 0 ? many >= batches : null
        );
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {enqueued:n0} {single:n0} {many:n0}"));
        return new QueueRates(enqueued, single, many);
    }

    /// <summary>The same work by pg-boss, with as much waiting: how many times its rate ours is.</summary>
    private async Task PeerAsync(string connectionString, QueueRates ours)
    {
        var (peer, missing) = await QueuePeer.MeasureAsync(connectionString, seconds, Backlog);
        if (peer is null)
        {
            Console.WriteLine($"pg-boss is left out: {missing}");
            return;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pg-boss: {peer.Enqueue:n0} {peer.Single:n0} {peer.Many:n0}"));
        foreach (
            var (what, own, other) in new[]
            {
                ("enqueue", ours.Enqueue, peer.Enqueue),
                ("one by one", ours.Single, peer.Single),
                ("fifty at a time", ours.Many, peer.Many),
            }
        )
            table.Add($"PostgreSQL against pg-boss, {what}, times", ">= 2", own / other, "n1", own / other >= 2);
    }

    /// <summary>What is finished must not make slow what is not: how much slower it is, in percent; less than nothing is quicker.</summary>
    private void Compare(string name, QueueRates before, QueueRates after)
    {
        foreach (var (what, one, other) in new[] { ("one by one", before.Single, after.Single), ("in batches", before.Many, after.Many) })
        {
            var slower = 100 * (1 - (other / one));
            table.Add($"{name}: slower with {history:n0} finished, {what}, %", "<= 10", slower, "n1", slower <= 10);
        }
    }

    /// <summary>As many items as there are finished go through; what the process holds afterwards, against what it held after the first
    /// tenth.</summary>
    private async Task MemoryAsync(string name, IStore store)
    {
        const int AtOnce = 2000;
        await ClearAsync(store);
        var first = 0L;
        for (var passed = 0; passed < history; passed += AtOnce)
        {
            await EnqueueAsync(store, AtOnce);
            while (await DrainAsync(store, 50) > 0) { }
            if (first == 0 && passed >= history / 10)
                first = GC.GetTotalMemory(forceFullCollection: true);
        }

        var grown = (GC.GetTotalMemory(forceFullCollection: true) - first) / 1048576.0;
        table.Add($"{name}: memory grown over {history:n0} items, MiB", "<= 10", grown, "n1", grown <= 10);
    }

    /// <summary>Items a second of all workers together.</summary>
    private async Task<double> RateAsync(Func<Task<int>> step)
    {
        var total = 0L;
        var started = Stopwatch.GetTimestamp();
        var limit = TimeSpan.FromSeconds(seconds);
        await Task.WhenAll(
            Enumerable
                .Range(0, Workers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (Stopwatch.GetElapsedTime(started) < limit)
                        {
                            var done = await step();
                            if (done == 0)
                                return;
                            Interlocked.Add(ref total, done);
                        }
                    })
                )
        );
        return total / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private async Task<int> EnqueueAsync(IStore store, int count) =>
        await store.WriteAsync(
            async (db, stop) =>
            {
                for (var i = 0; i < count; i++)
                    db.SinkItems.Add(Item());
                await db.SaveChangesAsync(stop);
                return Written.Keep(count);
            },
            CancellationToken.None
        );

    private SinkItem Item()
    {
        var at = DateTimeOffset.UnixEpoch.AddYears(56).AddMicroseconds(Interlocked.Increment(ref sequence) * 1000);
        var submission = Guid.CreateVersion7(at);
        return new SinkItem
        {
            Id = EffectId.Of("bench", submission, at),
            Sink = "bench",
            SubmissionId = submission,
            Reference = "AR-1111-1111",
            Edition = at,
            CreatedAt = at,
        };
    }

    private static async Task<int> DrainAsync(IStore store, int most)
    {
        var ledger = new SinkLedger(store, new AlertIntake(TimeProvider.System), TimeProvider.System);
        var rows = await ledger.ClaimAsync("bench", TimeSpan.FromMinutes(2), most, CancellationToken.None);
        if (rows.Count == 0)
            return 0;
        return await ledger.FinishAsync(
            rows[0].LeaseToken!.Value,
            [.. rows.Select(r => new FinishedItem(r.Id, SinkOutcomeKind.Delivered, null, "r"))]
        );
    }

    private async Task TopUpAsync(IStore store)
    {
        var here = await store.ReadAsync((db, stop) => db.SinkItems.CountAsync(stop), CancellationToken.None);
        for (; here < Backlog; here += 2000)
            await EnqueueAsync(store, 2000);
    }

    private async Task FillAsync(IStore store)
    {
        for (var done = 0; done < history; done += 5000)
            await store.WriteAsync(
                async (db, stop) =>
                {
                    db.SinkReceipts.AddRange(
                        Enumerable
                            .Range(0, 5000)
                            .Select(_ => Item())
                            .Select(i => new SinkReceipt
                            {
                                Id = i.Id,
                                Sink = i.Sink,
                                SubmissionId = i.SubmissionId,
                                Reference = i.Reference,
                                Edition = i.Edition,
                                CreatedAt = i.CreatedAt,
                                FinishedAt = i.CreatedAt,
                            })
                    );
                    await db.SaveChangesAsync(stop);
                    return Written.Keep(true);
                },
                CancellationToken.None
            );
    }

    private static Task ClearAsync(IStore store) =>
        store.WriteAsync(async (db, stop) => Written.Keep(await db.SinkItems.ExecuteDeleteAsync(stop)), CancellationToken.None);
}
