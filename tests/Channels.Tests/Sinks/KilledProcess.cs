using System.Diagnostics;
using Channels.Bot.Data;
using Channels.Bot.Delivery.Sinks;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Channels.Tests.Support.Stores;

namespace Channels.Tests.Sinks;

/// <summary>
/// The process that <see cref="KilledAtEveryWait"/> starts. It has no database of its own: what it started for itself would go on after
/// its death.
/// </summary>
[Trait("Kind", "Crash")]
public sealed class KilledProcess
{
    private const string Place = "CHANNELS_KILL_AT";
    private const string Provider = "CHANNELS_KILL_PROVIDER";
    private const string Connection = "CHANNELS_KILL_CONNECTION";
    private const string Heard = "CHANNELS_KILL_HEARD";
    private const string Ending = "CHANNELS_KILL_ENDING";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What it is to do, in its environment.</summary>
    internal static void Tell(IDictionary<string, string?> environment, string place, StoreDatabase database, string heard, string ending)
    {
        (environment[Place], environment[Provider], environment[Connection]) = (place, database.Provider, database.ConnectionString);
        (environment[Heard], environment[Ending]) = (heard, ending);
    }

    [Fact(Explicit = true)]
    public async Task Takes_the_item_of_one_case()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable(Place) is not null, "started by the tests beside it");
        var (provider, connection) = (Environment.GetEnvironmentVariable(Provider)!, Environment.GetEnvironmentVariable(Connection)!);
        var create = DataServices.Factory(new DatabaseOptions { Provider = provider }, connection);
        IStore real = provider is "sqlite"
            ? new SqliteStore(DataServices.SqliteConnectionString(new DatabaseOptions(), connection), () => (SqliteDb)create())
            : new ServerStore(create);
        var store = new KillingStore(real, () => Process.GetCurrentProcess().Kill());
        var sink = new FakeSink
        {
            Answer = async d =>
            {
                await File.AppendAllTextAsync(Environment.GetEnvironmentVariable(Heard)!, d.Id + "\n", Stop);
                store.Take();
                return Environment.GetEnvironmentVariable(Ending) switch
                {
                    HandingWaits.PutOff => new SinkOutcome.NotNow("fake.503"),
                    HandingWaits.Refused => new SinkOutcome.Refused("fake.400"),
                    _ => new SinkOutcome.Delivered("r"),
                };
            },
        };
        await using var node = NewNode(store, sink);
        store.Arm(Environment.GetEnvironmentVariable(Place));
        await RunAsync(node);
        Assert.Fail("It is still alive.");
    }

    internal static Node NewNode(IStore store, FakeSink sink) =>
        new(
            store,
            sink: sink,
            settings: new Dictionary<string, string?>(FakeSink.Settings("city")) { ["Sinks:city:DailyBudget"] = "1000" }
        );

    internal static Task<int> RunAsync(Node node) => node.Get<SinkRunner>().RunDueAsync(node.Get<Destinations>().Find("city")!, Stop);
}
