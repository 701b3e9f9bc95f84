using System.Diagnostics;
using System.Globalization;
using Channels.Benchmarks.Load;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Erasure;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Benchmarks.Retention;

/// <summary>
/// How long a small write waits while the sweep takes out a million old rows (events with their bodies, lines of transcripts) from SQLite:
/// one write every few milliseconds, before the sweep and during it.
/// </summary>
internal sealed class RetentionRun(int rows, string? place)
{
    private const int RowsPerWrite = 5000;
    private const int QuietWrites = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(3);
    private static readonly DateTimeOffset Long = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FigureTable table = new();

    public async Task RunAsync()
    {
        var folder = place is null
            ? Directory.CreateTempSubdirectory("channels-retention-").FullName
            : Directory.CreateDirectory(Path.Combine(place, $"channels-retention-{Environment.ProcessId}")).FullName;
        try
        {
            await MeasureAsync(folder);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }

        Console.WriteLine(table);
    }

    private async Task MeasureAsync(string folder)
    {
        var file = DataServices.SqliteConnectionString(new DatabaseOptions(), $"Data Source={Path.Combine(folder, "old.db")}");
        var create = DataServices.Factory(new DatabaseOptions(), file);
        await using (var db = create())
            await db.Database.MigrateAsync();
        await using var store = new SqliteStore(file, () => (SqliteDb)create());
        var sweep = new RetentionSweep(
            store,
            [new OldRows()],
            TimeProvider.System,
            Microsoft.Extensions.Options.Options.Create(new RetentionOptions())
        );
        Say("quiet", await WritesAsync(store, waits => waits.Count < QuietWrites));

        // By itself: the first sweep of a process compiles its statements, and does so within its writes.
        var first = Task.Run(() => sweep.RunAsync(CancellationToken.None));
        Say("the first sweep, of nothing", await WritesAsync(store, _ => !first.IsCompleted));
        await first;
        await FillAsync(store);

        var started = Stopwatch.GetTimestamp();
        var run = Task.Run(() => sweep.RunAsync(CancellationToken.None));
        Say("during the sweep", await WritesAsync(store, _ => !run.IsCompleted));
        table.Add("old rows that went", "", await run, "n0", null);
        table.Add("seconds the sweep took", "", Stopwatch.GetElapsedTime(started).TotalSeconds, "n1", null);
    }

    private void Say(string when, List<double> waits)
    {
        waits.Sort();
        table.Add($"{when}: writes", "", waits.Count, "n0", null);
        table.Add($"{when}: a write waits, ms, half of them", "", waits[waits.Count / 2], "n1", null);
        table.Add($"{when}: p99", "", waits[(int)(waits.Count * 0.99)], "n1", null);
        table.Add($"{when}: longest", "<= 50", waits[^1], "n1", waits[^1] <= 50);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{when}: {waits.Count(w => w > 50)} of {waits.Count} over 50 ms"));
    }

    private static async Task<List<double>> WritesAsync(SqliteStore store, Func<List<double>, bool> goesOn)
    {
        var waits = new List<double>();
        using var pace = new PeriodicTimer(Pause);
        while (goesOn(waits) && await pace.WaitForNextTickAsync())
        {
            var started = Stopwatch.GetTimestamp();
            await store.WriteAsync(
                async (db, stop) =>
                {
                    db.TakenBack.Add(
                        new TakenBackMessage { MessageKey = Guid.CreateVersion7().ToString("N"), At = TimeProvider.System.GetUtcNow() }
                    );
                    return Written.Keep(await db.SaveChangesAsync(stop));
                },
                CancellationToken.None
            );
            waits.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return waits;
    }

    private async Task FillAsync(SqliteStore store)
    {
        for (var done = 0; done < rows; done += RowsPerWrite)
        {
            var from = done;
            await store.WriteAsync(
                async (db, stop) =>
                {
                    for (var i = 0; i < RowsPerWrite; i++)
                    {
                        if (i % 2 == 0)
                            db.Inbox.Add(Event(from + i));
                        else
                            db.ActivityLog.Add(Line(from + i));
                    }

                    return Written.Keep(await db.SaveChangesAsync(stop));
                },
                CancellationToken.None
            );
        }
    }

    private static InboxEvent Event(int number) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Channel = "line",
            Account = "default",
            EventId = Guid.CreateVersion7().ToString("N"),
            ConversationKey = Key(number),
            OccurredAt = number,
            Sequence = number,
            ReceivedAt = Long,
            DueAt = Long,
            FinishedAt = Long.AddSeconds(number),
            Status = InboxStatus.Done,
            Payload = new ProtectedBytes(new byte[600]),
        };

    private static LoggedActivity Line(int number) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ConversationKey = Key(number),
            Sequence = number,
            Key = number.ToString(CultureInfo.InvariantCulture),
            At = Long.AddSeconds(number),
            Body = new ProtectedBytes(new byte[400]),
        };

    private static string Key(int number) => (number % 200_000).ToString("x32", CultureInfo.InvariantCulture);

    /// <summary>What the rooms of events and transcripts say is over.</summary>
    private sealed class OldRows : IExpire
    {
        public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep) =>
            new Bot.Intake.InboxForgetting().Expired(now, keep).Concat(new Bot.Transcripts.TranscriptForgetting().Expired(now, keep));
    }
}
