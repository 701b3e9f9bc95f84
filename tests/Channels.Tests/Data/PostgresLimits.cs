using Channels.Bot.Data;
using Channels.Bot.Delivery;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Channels.Tests.Data;

/// <summary>What a client left behind on PostgreSQL ends by itself, and after a burst the planner knows what is there.</summary>
public sealed class PostgresLimits(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_connection_has_the_limits_of_the_settings_and_a_string_that_sets_its_own_keeps_it()
    {
        Assert.SkipWhen(database.Unconfigured is not null, database.Unconfigured ?? "");
        Assert.Equal(("1min", "1min"), await LimitsAsync(new DatabaseOptions { Provider = "postgres" }, database.ConnectionString));
        Assert.Equal(
            ("0", "2s"),
            await LimitsAsync(
                new DatabaseOptions
                {
                    Provider = "postgres",
                    StatementWithin = TimeSpan.Zero,
                    IdleInTransaction = TimeSpan.FromSeconds(2),
                },
                database.ConnectionString
            )
        );
        Assert.Equal(
            ("7s", "1min"),
            await LimitsAsync(
                new DatabaseOptions { Provider = "postgres" },
                database.ConnectionString + ";Options=-c statement_timeout=7000"
            )
        );
    }

    [Fact]
    public async Task A_statement_beyond_its_limit_is_ended_and_so_is_a_transaction_in_which_nothing_happens()
    {
        Assert.SkipWhen(database.Unconfigured is not null, database.Unconfigured ?? "");
        var options = new DatabaseOptions
        {
            Provider = "postgres",
            StatementWithin = TimeSpan.FromMilliseconds(200),
            IdleInTransaction = TimeSpan.FromMilliseconds(200),
        };
        await using var db = DataServices.Factory(options, database.ConnectionString)();
        await db.Database.OpenConnectionAsync(Stop);
        var slow = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync("SELECT pg_sleep(20)", Stop));
        Assert.Equal(PostgresErrorCodes.QueryCanceled, slow.SqlState);

        await using var idle = new NpgsqlConnection(Bot.Data.Dialects.PostgresDialect.Limited(database.ConnectionString, options));
        await idle.OpenAsync(Stop);
        await using var transaction = await idle.BeginTransactionAsync(Stop);
        await using (var hold = new NpgsqlCommand("""LOCK TABLE "Alerts" IN ACCESS EXCLUSIVE MODE""", idle, transaction))
            await hold.ExecuteNonQueryAsync(Stop);

        // Its client does nothing any more; whoever comes next gets the lock.
        await using var next = database.Create();
        Assert.Equal(0, await next.Alerts.CountAsync(Stop));
    }

    [Fact]
    public async Task Migrations_have_no_limit()
    {
        Assert.SkipWhen(database.Unconfigured is not null, database.Unconfigured ?? "");
        var connection = await database.NewAsync();
        var options = new DatabaseOptions { Provider = "postgres", StatementWithin = TimeSpan.FromMilliseconds(100) };
        var create = DataServices.Factory(options, connection);
        var migrator = new DatabaseMigrator(Options.Create(options), new ConfigurationBuilder().Build(), create);

        // Another node holds the turn for longer than any statement may take.
        await using var other = create();
        var waiting = Task.CompletedTask;
        await Bot
            .Data.Dialects.Dialect.For(other)
            .AloneAsync(
                other,
                async () =>
                {
                    waiting = migrator.MigrateAsync(Stop);
                    await using var sleeper = database.Create();
                    await sleeper.Database.ExecuteSqlRawAsync("SELECT pg_sleep(0.5)", Stop);
                },
                Stop
            );
        await waiting;
        Assert.True(await migrator.IsCurrentAsync(Stop));
    }

    [Fact]
    public async Task After_a_burst_the_planner_looks_again()
    {
        Assert.SkipWhen(database.Unconfigured is not null, database.Unconfigured ?? "");
        await database.ClearAsync();
        await using (var db = database.Create())
        {
            await db.Database.OpenConnectionAsync(Stop);
            await db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO "Alerts" ("Id", "Kind", "CreatedAt", "Status", "DueAt", "Attempts")
                SELECT gen_random_uuid(), 'staff', now(), 0, now(), 0 FROM generate_series(1, 5000)
                """,
                Stop
            );
            await db.Database.ExecuteSqlRawAsync("SELECT pg_stat_force_next_flush()", Stop);
            await db.Database.ExecuteSqlRawAsync("SELECT 1", Stop);
        }

        var sweep = new BurstSweep(database.OpenStore());
        await sweep.RunAsync(Stop);
        await using var after = database.Create();
        var known = await after
            .Database.SqlQuery<float>($"""SELECT reltuples AS "Value" FROM pg_class WHERE relname = 'Alerts'""")
            .SingleAsync(Stop);
        Assert.InRange(known, 5000, 5000);
        Assert.Equal(0, await sweep.RunAsync(Stop));
        await database.ClearAsync();
    }

    private static async Task<(string Statement, string Idle)> LimitsAsync(DatabaseOptions options, string connection)
    {
        await using var db = DataServices.Factory(options, connection)();
        return (await ShowAsync(db, "statement_timeout"), await ShowAsync(db, "idle_in_transaction_session_timeout"));
    }

    private static Task<string> ShowAsync(ChannelsDb db, string name) =>
        db.Database.SqlQuery<string>($"""SELECT current_setting({name}) AS "Value" """).SingleAsync();
}
