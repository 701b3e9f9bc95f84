using System.Security.Cryptography;
using System.Text;
using Channels.Bot.Audit;
using Channels.Bot.Audit.Chain;
using Channels.Bot.Data.Rows;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>The audit is a chain: nobody changes, takes out or adds an entry in the past without being seen.</summary>
public abstract partial class StoreCompliance
{
    private static readonly Dictionary<string, byte[]> NoHeads = [];

    private AuditSealSweep SealerOf(Node node) => new(node.Store, Clock);

    private AuditChain ChainOf(Node node) => new(node.Store, Clock);

    private async Task<Node> AuditedAsync(int days, int entriesADay)
    {
        var node = NewNode();
        for (var day = 0; day < days; day++)
        {
            await node.WriteAsync(async db =>
            {
                for (var n = 0; n < entriesADay; n++)
                    AuditLog.Add(
                        db,
                        Clock.GetUtcNow(),
                        Actor.System("centre"),
                        "submission.taken",
                        $"FS-{day}-{n}",
                        n % 2 == 0 ? null : "1"
                    );
                return await db.SaveChangesAsync(Stop);
            });
            Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(entriesADay, await SealerOf(node).RunAsync(Stop));
            Clock.Advance(TimeSpan.FromDays(1));
        }

        return node;
    }

    private async Task<string[]> FoundAsync(Node node, IReadOnlyDictionary<string, byte[]>? heads = null) =>
        [.. (await ChainOf(node).VerifyAsync(heads ?? NoHeads, Stop)).Findings.Select(f => f.Code)];

    [Fact]
    public async Task What_happened_is_sealed_in_order_a_chain_a_day_and_every_day_follows_the_one_before()
    {
        var node = await AuditedAsync(days: 3, entriesADay: 700); // more than one write takes
        var verdict = await ChainOf(node).VerifyAsync(NoHeads, Stop);
        Assert.Equal((3, 0, 2100L, 0), (verdict.Days, verdict.Expired, verdict.Entries, verdict.Open));
        Assert.Empty(verdict.Findings);
        Assert.Equal(0, await SealerOf(node).RunAsync(Stop));
        var days = await ChainOf(node).DaysAsync(Stop);
        Assert.Equal(days[0].Head, days[1].Start);
        Assert.Equal(days[1].Head, days[2].Start);
    }

    [Fact]
    public async Task An_entry_younger_than_half_a_minute_waits_and_one_that_nobody_seals_is_found()
    {
        var node = NewNode();
        await node.WriteAsync(async db =>
        {
            AuditLog.Add(db, Clock.GetUtcNow(), Actor.Bot, "submission.kept", "FS-1");
            return await db.SaveChangesAsync(Stop);
        });
        Assert.Equal(0, await SealerOf(node).RunAsync(Stop));
        Assert.Empty(await FoundAsync(node));
        Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(["unsealed"], await FoundAsync(node));
        Assert.Equal(1, await SealerOf(node).RunAsync(Stop));
        Assert.Empty(await FoundAsync(node));
    }

    [Fact]
    public async Task A_changed_a_missing_and_an_added_entry_are_found()
    {
        var node = await AuditedAsync(days: 3, entriesADay: 5);
        var second = (await ChainOf(node).DaysAsync(Stop))[1].Day;

        await ChangeAsync(db => db.Audit.Where(e => e.Day == second && e.Place == 3), actor: "somebody");
        Assert.Equal(["changed"], await FoundAsync(node));
        await ChangeAsync(db => db.Audit.Where(e => e.Day == second && e.Place == 3), actor: "centre");
        Assert.Empty(await FoundAsync(node));

        await node.WriteAsync(db => db.Audit.Where(e => e.Day == second && e.Place == 2).ExecuteDeleteAsync(Stop));
        Assert.Equal(["missing"], await FoundAsync(node));
        await node.WriteAsync(db => db.Audit.Where(e => e.Day == second && e.Place == 1).ExecuteDeleteAsync(Stop));
        await node.WriteAsync(db => db.Audit.Where(e => e.Day == second).ExecuteDeleteAsync(Stop));
        Assert.Equal(["end"], await FoundAsync(node)); // a whole day in the middle

        Task<int> ChangeAsync(Func<Channels.Bot.Data.ChannelsDb, IQueryable<AuditEntry>> which, string actor) =>
            node.WriteAsync(db => which(db).ExecuteUpdateAsync(set => set.SetProperty(e => e.Actor, actor), Stop));
    }

    [Fact]
    public async Task Who_seals_everything_anew_is_found_beside_heads_that_were_kept_elsewhere()
    {
        var node = await AuditedAsync(days: 2, entriesADay: 3);
        var kept = (await ChainOf(node).DaysAsync(Stop)).ToDictionary(d => d.Day, d => d.Head);
        var first = kept.Keys.Order().First();

        // Somebody with the whole database takes an entry out and computes every seal again.
        await node.WriteAsync(async db =>
        {
            await db.Audit.Where(e => e.Day == first && e.Place == 2).ExecuteDeleteAsync(Stop);
            await db.AuditDays.ExecuteDeleteAsync(Stop);
            return await db.Audit.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(e => e.Day, (string?)null)
                        .SetProperty(e => e.Place, (int?)null)
                        .SetProperty(e => e.Seal, (byte[]?)null),
                Stop
            );
        });
        Assert.Equal(5, await SealerOf(node).RunAsync(Stop));
        Assert.Empty(await FoundAsync(node));
        Assert.Equal(["day-missing", "day-missing"], await FoundAsync(node, kept));
        var now = (await ChainOf(node).DaysAsync(Stop)).Single().Day;
        Assert.Equal(["other-head"], await FoundAsync(node, new Dictionary<string, byte[]> { [now] = kept[first] }));
    }

    [Fact]
    public async Task Days_that_retention_took_from_the_beginning_are_no_finding()
    {
        var node = await AuditedAsync(days: 3, entriesADay: 2);
        var first = (await ChainOf(node).DaysAsync(Stop))[0].Day;
        await node.WriteAsync(db => db.Audit.Where(e => e.Day == first).ExecuteDeleteAsync(Stop));
        var verdict = await ChainOf(node).VerifyAsync(NoHeads, Stop);
        Assert.Equal((1, 4L, 0), (verdict.Expired, verdict.Entries, verdict.Findings.Count));
    }

    [Fact]
    public async Task Three_nodes_that_seal_at_once_make_one_chain()
    {
        var cluster = Enumerable.Range(0, 3).Select(_ => NewNode()).ToList();
        await cluster[0]
            .WriteAsync(async db =>
            {
                for (var n = 0; n < 1500; n++)
                    AuditLog.Add(db, Clock.GetUtcNow(), Actor.Bot, "submission.kept", $"FS-{n}");
                return await db.SaveChangesAsync(Stop);
            });
        Clock.Advance(TimeSpan.FromMinutes(1));
        for (var round = 0; round < 5; round++)
            await Task.WhenAll(cluster.Select(node => Task.Run(() => SealerOf(node).RunAsync(Stop), Stop)));
        var verdict = await ChainOf(cluster[0]).VerifyAsync(NoHeads, Stop);
        Assert.Equal((1500L, 0), (verdict.Entries, verdict.Findings.Count));
    }

    [Fact]
    public async Task A_seal_can_be_computed_by_anybody_from_the_exported_line()
    {
        var node = await AuditedAsync(days: 1, entriesADay: 4);
        var day = Assert.Single(await ChainOf(node).DaysAsync(Stop));
        var before = new byte[32];
        await foreach (var entry in ChainOf(node).EntriesAsync(day.Day, Stop))
        {
            var line = Encoding.UTF8.GetString(AuditSeal.JsonOf(entry));
            Assert.Matches(
                """^\["[0-9a-f-]{36}","20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z","centre","submission\.taken","FS-0-\d",(null|"1")\]$""",
                line
            );
            before = SHA256.HashData([.. before, .. Encoding.UTF8.GetBytes(line)]);
            Assert.Equal(before, entry.Seal);
        }

        Assert.Equal(before, day.Head);
    }
}
