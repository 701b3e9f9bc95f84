using System.Net;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks;
using Channels.Tests.Api;
using Channels.Tests.Line;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Doubles;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Channels.Tests.Sinks;

/// <summary>A PostgreSQL of its own that is restarted, without waiting for anybody, while people hand in and a sink is fed.</summary>
public sealed class DatabaseRestarted : IAsyncLifetime
{
    private const int Forms = 30;
    private readonly PostgresServer server = new();
    private PostgresDatabase? database;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = new PostgresDatabase(server);
        await database.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await database!.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task What_was_acknowledged_reaches_the_sink_under_one_id_and_has_one_receipt()
    {
        Assert.SkipWhen(database!.Unconfigured is not null, database.Unconfigured ?? "");
        Assert.SkipUnless(server.IsOwn, "The server of CHANNELS_TEST_POSTGRES is not restarted.");
        var sink = new FakeSink();
        await using var app = await HttpApi.StartAsync(
            new Dictionary<string, string>
            {
                ["Sinks:city:Kind"] = "fake",
                ["Sinks:city:Procedures:0"] = Node.Procedure,
                ["Sinks:city:Poll"] = "00:00:00.1",
                ["Sinks:city:FirstRetry"] = "00:00:00.1",
                ["Sinks:city:Lease"] = "00:00:05",
                ["Sinks:city:Timeout"] = "00:00:03",
            },
            database,
            services => services.AddSingleton<ISinkKind>(sink)
        );
        for (var form = 0; form < Forms; form++)
        {
            var restarting = form is 8 or 20 ? server.RestartAsync() : Task.CompletedTask;

            // LINE sends again what was not acknowledged.
            while (
                (await app.Line.SayAsync(app.Line.Hanako, $"submit FS-1111-{form:0000}")).Delivery.First.Status != (int)HttpStatusCode.OK
            )
                Stop.ThrowIfCancellationRequested();
            await restarting;
        }

        await Until.TrueAsync(() =>
            app.Store.ReadAsync(
                async (db, stop) => await db.Submissions.CountAsync(stop) == Forms && await db.SinkReceipts.CountAsync(stop) == Forms,
                Stop
            )
        );
        var receipts = await app.Store.ReadAsync((db, stop) => db.SinkReceipts.ToListAsync(stop), Stop);
        Assert.Equal(Forms, receipts.Select(r => r.Reference).Distinct().Count());
        Assert.All(receipts, r => Assert.Equal(SinkOutcomeKind.Delivered, r.Outcome));
        Assert.Equal(receipts.Select(r => r.Id).Order(), sink.Calls.Keys.Order());
        Assert.Equal(0, await app.Store.ReadAsync((db, stop) => db.SinkItems.CountAsync(stop), Stop));
    }
}
