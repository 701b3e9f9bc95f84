using System.Diagnostics;
using Channels.Bot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Channels.Benchmarks.Load;

/// <summary>Looks at what is really on the disk after a server was killed.</summary>
internal static class Evidence
{
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
