using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks;
using Channels.Tests.Sinks;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>A worker is killed wherever it waits while it hands an item over; another one brings it to the same end, once.</summary>
public abstract partial class StoreCompliance
{
    private static readonly Dictionary<string, string?> WithBudget = new(FakeSink.Settings("city")) { ["Sinks:city:DailyBudget"] = "1000" };

    [Theory]
    [InlineData(HandingWaits.Delivered)]
    [InlineData(HandingWaits.PutOff)]
    [InlineData(HandingWaits.Refused)]
    [InlineData(HandingWaits.Renewed)]
    [InlineData(HandingWaits.Withdrawn)]
    public async Task Killed_at_every_wait_of_claim_send_and_complete_nothing_is_lost_and_nothing_doubled(string ending)
    {
        var sink = new FakeSink();
        var other = NewNode(sink, WithBudget);
        await using (var untouched = new Node(new KillingStore(database.OpenStore()), Clock, other.Channel, sink, WithBudget))
        {
            await HandInAsync(other, "AR-9999-9999", ending);
            await FirstLifeAsync(untouched, sink, ending, null);
            Assert.Equal(HandingWaits.Kinds(ending), ((KillingStore)untouched.Store).Waits);
        }

        await LaterLivesAsync(other, sink, ending);
        var cases = 0;
        foreach (var place in HandingWaits.Places(ending))
        {
            var reference = $"AR-1111-{++cases:0000}";
            await HandInAsync(other, reference, ending);
            var before = sink.Calls.Values.Sum();
            await using var dying = new Node(new KillingStore(database.OpenStore()), Clock, other.Channel, sink, WithBudget);
            await FirstLifeAsync(dying, sink, ending, place);
            Assert.True(((KillingStore)dying.Store).IsDead, place);
            var (isOver, called) = (await IsOverAsync(other, reference, ending), sink.Calls.Values.Sum() - before);

            await LaterLivesAsync(other, sink, ending);
            await AssertOnceAsync(other, sink, reference, ending, place);

            // Handed over once more only when nobody could know that it was; then under the same id.
            var again = isOver || ending is HandingWaits.Withdrawn ? 0 : 1;
            Assert.Equal((place, called + again), (place, sink.Calls.Values.Sum() - before));
        }
    }

    private async Task HandInAsync(Node node, string reference, string ending)
    {
        await SubmitAsync(node, reference);
        if (ending is HandingWaits.Withdrawn)
            await WithdrawAsync(node, reference);
    }

    /// <summary>One round of a worker, which ends where it is killed.</summary>
    private async Task FirstLifeAsync(Node node, FakeSink sink, string ending, string? place)
    {
        var store = (KillingStore)node.Store;
        var lease = node.Get<Destinations>().Find("city")!.Options.Lease;
        sink.Answer = async _ =>
        {
            if (ending is HandingWaits.Renewed)
            {
                var renewed = store.PassingAsync("5 " + KillingStore.After);
                Clock.Advance((lease / 3) + TimeSpan.FromSeconds(1));
                await renewed;
            }

            store.Take();
            return ending switch
            {
                HandingWaits.PutOff => new SinkOutcome.NotNow("fake.503"),
                HandingWaits.Refused => new SinkOutcome.Refused("fake.400"),
                _ => new SinkOutcome.Delivered("r"),
            };
        };
        store.Arm(place);
        try
        {
            await RunSinkAsync(node);
        }
        catch (ProcessKilledException)
        {
            // While it claimed.
        }
    }

    private static async Task LaterLivesAsync(Node node, FakeSink sink, string ending)
    {
        sink.Answer = _ =>
            Task.FromResult<SinkOutcome>(
                ending is HandingWaits.Refused ? new SinkOutcome.Refused("fake.400") : new SinkOutcome.Delivered("r")
            );
        do await PassAsync(node);
        while (await RunSinkAsync(node) > 0);
    }

    private static Task<bool> IsOverAsync(Node node, string reference, string ending) =>
        node.ReadAsync(db =>
            ending is HandingWaits.Refused
                ? db.SinkItems.AnyAsync(i => i.Reference == reference && i.Status == SinkItemStatus.Dead)
                : db.SinkReceipts.AnyAsync(r => r.Reference == reference)
        );

    private static async Task AssertOnceAsync(Node node, FakeSink sink, string reference, string ending, string place)
    {
        var items = await node.ReadAsync(db => db.SinkItems.Where(i => i.Reference == reference).ToListAsync());
        var receipts = await node.ReadAsync(db => db.SinkReceipts.Where(r => r.Reference == reference).ToListAsync());
        var heard = sink.Heard.Where(d => d.Reference == reference).Select(d => d.Id).ToList();
        if (ending is HandingWaits.Refused)
        {
            Assert.Equal((place, SinkItemStatus.Dead), (place, Assert.Single(items).Status));
            Assert.Empty(receipts);
            Assert.Equal(1, await node.ReadAsync(db => db.Audit.CountAsync(a => a.Action == "sink.dead" && a.Subject == reference)));
            Assert.Equal(1, await node.ReadAsync(db => db.Alerts.CountAsync(a => a.Kind == SinkLedger.DeadKind))); // one an hour
        }
        else
        {
            Assert.Empty(items);
            SinkOutcomeKind[] outcomes =
                ending is HandingWaits.Withdrawn ? [SinkOutcomeKind.Superseded, SinkOutcomeKind.Withdrawn] : [SinkOutcomeKind.Delivered];
            Assert.Equal(outcomes.Order(), receipts.Select(r => r.Outcome).Order());
        }

        Assert.Equal(ending is HandingWaits.Withdrawn ? 0 : 1, heard.Distinct().Count());
        Assert.InRange(heard.Count, 0, 2);
    }
}
