using Channels.Bot.Data.Dialects;
using Channels.Bot.Protection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Data;

/// <summary>Registers database, store and column protection.</summary>
public static class DataServices
{
    /// <summary>The key of this machine's own clock.</summary>
    public const string Machine = "machine";

    public static IServiceCollection AddChannelsData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection("Database")).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddKeyedSingleton(Machine, TimeProvider.System);
        AddClock(services);
        services.TryAddSingleton<IKeySource>(p => new KeyFile(
            Options(p).EffectiveKeyFile,
            () => WrittenWith.AnyKey(Options(p), configuration.GetConnectionString("Channels"), p.GetRequiredService<Func<ChannelsDb>>())
        ));
        services.TryAddSingleton(p => new ColumnProtector(p.GetRequiredService<IKeySource>()));
        services.TryAddSingleton<Func<ChannelsDb>>(p => Factory(Options(p), configuration.GetConnectionString("Channels")));
        services.TryAddSingleton<IStore>(p =>
        {
            var create = p.GetRequiredService<Func<ChannelsDb>>();
            if (Options(p).Provider != "sqlite")
                return new ServerStore(create, Options(p));
            var file = SqliteConnectionString(Options(p), configuration.GetConnectionString("Channels"));
            SqliteFile.Prepare(file);
            return new SqliteStore(file, () => (SqliteDb)create(), Options(p));
        });
        services.TryAddSingleton<Sequence>();
        services.TryAddSingleton<DatabaseMigrator>();
        services.TryAddSingleton<Installation>();
        return services;
    }

    /// <summary>
    /// The product's time is the database's, unless somebody brought a clock of their own. A SQLite file is on this machine: its clock is
    /// this one's.
    /// </summary>
    private static void AddClock(IServiceCollection services)
    {
        services.TryAddSingleton(p => new DatabaseClock(
            p.GetRequiredKeyedService<TimeProvider>(Machine),
            p.GetRequiredService<Func<ChannelsDb>>()
        ));
        services.AddHostedService<DatabaseClockWatch>();
        var known = services.LastOrDefault(s => s.ServiceType == typeof(TimeProvider) && !s.IsKeyedService);
        if (known is null || known.ImplementationInstance == TimeProvider.System)
            services.Replace(
                ServiceDescriptor.Singleton<TimeProvider>(p =>
                    Options(p).Provider == "sqlite"
                        ? p.GetRequiredKeyedService<TimeProvider>(Machine)
                        : p.GetRequiredService<DatabaseClock>()
                )
            );
    }

    internal static Func<ChannelsDb> Factory(DatabaseOptions options, string? connectionString)
    {
        switch (options.Provider)
        {
            case "sqlite":
                var sqlite = new PooledDbContextFactory<SqliteDb>(
                    new DbContextOptionsBuilder<SqliteDb>().UseSqlite(SqliteConnectionString(options, connectionString)).Options
                );
                return sqlite.CreateDbContext;
            case "postgres":
                var postgres = new PooledDbContextFactory<PostgresDb>(
                    new DbContextOptionsBuilder<PostgresDb>()
                        .UseNpgsql(PostgresDialect.Limited(Required(connectionString), options), o => o.EnableRetryOnFailure())
                        .Options
                );
                return postgres.CreateDbContext;
            default:
                var sqlServer = new PooledDbContextFactory<SqlServerDb>(
                    new DbContextOptionsBuilder<SqlServerDb>()
                        .UseSqlServer(Required(connectionString), o => o.EnableRetryOnFailure())
                        .Options
                );
                return sqlServer.CreateDbContext;
        }
    }

    internal static string SqliteConnectionString(DatabaseOptions options, string? connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString ?? $"Data Source={Path.Combine(options.Folder, "channels.db")}")
        {
            ForeignKeys = false,
            DefaultTimeout = 30,
        };
        return builder.ToString();
    }

    private static DatabaseOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;

    private static string Required(string? connectionString) =>
        connectionString ?? throw new InvalidOperationException("ConnectionStrings:Channels is not set; a server database needs it.");
}
