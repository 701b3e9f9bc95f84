using System.Diagnostics;
using System.Globalization;
using Channels.Bot.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Channels.Benchmarks.Load;

/// <summary>Looks at what is really on the disk after a server was killed.</summary>
internal static class Evidence
{
    /// <summary>A number from the database file, read by a connection that has nothing to do with the product.</summary>
    public static async Task<long> CountAsync(string folder, string sql)
    {
        var file = Path.Combine(folder, "channels.db");
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadWrite;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of the load run.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>How the product's own writer opens this file: <c>journal_mode</c> and <c>synchronous</c>.</summary>
    public static async Task<string> WriterModeAsync(string folder)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new KeyValuePair<string, string?>("Database:Folder", folder)])
            .Build();
        await using var services = new ServiceCollection().AddChannelsData(configuration).BuildServiceProvider();
        return await services
            .GetRequiredService<IStore>()
            .WriteAsync(
                async (db, stop) =>
                {
                    var journal = await db
                        .Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode")
                        .SingleAsync(stop);
                    var level = await db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(stop);
                    var name = level switch
                    {
                        0 => "OFF",
                        1 => "NORMAL",
                        2 => "FULL",
                        _ => "EXTRA",
                    };
                    return Written.Undo($"journal_mode={journal}, synchronous={name}");
                },
                CancellationToken.None
            );
    }

    /// <summary>What one small write with a flush costs on this disk, milliseconds (median of 100).</summary>
    public static double FlushCost(string folder)
    {
        var path = Path.Combine(folder, "flush.probe");
        var page = new byte[4096];
        var took = new List<long>();
        using (var file = File.Create(path))
        {
            for (var i = 0; i < 100; i++)
            {
                var started = Stopwatch.GetTimestamp();
                file.Write(page);
                file.Flush(flushToDisk: true);
                took.Add(Stopwatch.GetTimestamp() - started);
            }
        }

        File.Delete(path);
        return new Quantiles(took).P50;
    }
}
