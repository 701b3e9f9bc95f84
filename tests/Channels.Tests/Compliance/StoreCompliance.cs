using Channels.Bot.Data;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Compliance;

/// <summary>
/// What the product relies on in every database it runs on, in its own statements and through its own services. A new
/// provider is one more subclass.
/// </summary>
public abstract partial class StoreCompliance(StoreDatabase database) : IAsyncLifetime
{
    private readonly List<Node> nodes = [];

    private FakeTimeProvider Clock { get; } = Node.NewClock();

    private protected StoreDatabase Database => database;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(database.Unconfigured is not null, database.Unconfigured ?? "");
        await database.ClearAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            await node.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>One more node of the cluster; all of them look at the same clock and talk to the same platform.</summary>
    private protected Node NewNode()
    {
        var node = new Node(database, Clock, nodes.FirstOrDefault()?.Channel);
        nodes.Add(node);
        return node;
    }

    /// <summary>A node with sinks, which all stand for the same system.</summary>
    private protected Node NewNode(FakeSink sink, IReadOnlyDictionary<string, string?> settings, IStore? store = null)
    {
        var node = new Node(store ?? database.OpenStore(), Clock, nodes.FirstOrDefault()?.Channel, sink, settings);
        nodes.Add(node);
        return node;
    }

    [Fact]
    public async Task Migrations_apply_to_an_empty_database_and_once_more()
    {
        await using var db = database.Contexts(await database.NewAsync())();
        Assert.NotEmpty(db.Database.GetMigrations());

        await db.Database.MigrateAsync(Stop);
        await db.Database.MigrateAsync(Stop);

        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Stop));
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Equal(0, await db.Inbox.CountAsync(Stop));
        Assert.Equal(0, await db.WorkItems.CountAsync(Stop));
    }

    /// <summary>Several workers at once until <paramref name="isDone"/>; the first failure ends them all.</summary>
    private static async Task AllUntilAsync(IEnumerable<Node> workers, Func<Node, Task> round, Func<bool> isDone)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        await Task.WhenAll(
            workers.Select(worker =>
                Task.Run(
                    async () =>
                    {
                        try
                        {
                            while (!isDone())
                            {
                                patience.Token.ThrowIfCancellationRequested();
                                await round(worker);
                            }
                        }
                        catch
                        {
                            await patience.CancelAsync();
                            throw;
                        }
                    },
                    Stop
                )
            )
        );
    }
}
