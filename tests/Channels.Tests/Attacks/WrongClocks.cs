using Channels.Bot.Data;
using Channels.Tests.Api;
using Channels.Tests.Line;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Tests.Attacks;

/// <summary>A machine whose clock is five minutes ahead of the database's and of the other node's.</summary>
public sealed class WrongClocks(PostgresServer server) : IAsyncLifetime
{
    private readonly PostgresDatabase database = new(server);
    private readonly string folder = Directory.CreateTempSubdirectory("channels-clock-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Its_leases_and_due_times_are_by_the_databases_clock_and_readiness_says_that_its_own_is_wrong()
    {
        Assert.SkipWhen(database.Unconfigured is not null, database.Unconfigured ?? "");
        await using var right = await StartAsync(TimeSpan.Zero);
        await using var wrong = await StartAsync(TimeSpan.FromMinutes(5));

        var (one, other) = (right.Get<TimeProvider>().GetUtcNow(), wrong.Get<TimeProvider>().GetUtcNow());
        Assert.InRange((other - one).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.InRange(wrong.Get<DatabaseClock>().Ahead, TimeSpan.FromSeconds(298), TimeSpan.FromSeconds(302));
        Assert.Contains("differ", await wrong.Http.GetStringAsync("/health/ready", Stop), StringComparison.Ordinal);
        Assert.DoesNotContain("differ", await right.Http.GetStringAsync("/health/ready", Stop), StringComparison.Ordinal);

        // Nothing waits for the clocks to meet.
        for (var i = 0; i < 5; i++)
        {
            // Either node may have the turn, and each has a LINE of its own: what counts is that it is done.
            var (app, reference) = (i % 2 == 0 ? right : wrong, $"FS-1111-111{i + 1}");
            await app.Line.SayAsync(app.Line.Hanako, $"submit {reference}");
            await Until.TrueAsync(() =>
                app.Store.ReadAsync((db, stop) => db.Submissions.AnyAsync(s => s.Reference == reference, stop), Stop)
            );
        }
    }

    private Task<ChannelsApp> StartAsync(TimeSpan ahead) =>
        HttpApi.StartAsync(
            new Dictionary<string, string> { ["Database:KeyFile"] = Path.Combine(folder, "channels.key") },
            database,
            services => services.Replace(ServiceDescriptor.KeyedSingleton<TimeProvider>(DataServices.Machine, new Shifted(ahead)))
        );

    private sealed class Shifted(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }
}
