using Channels.Bot.Answers;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>Versions of knowledge entries: only added, each on the one its writer saw.</summary>
public abstract partial class StoreCompliance
{
    private static EntryChange Change(int expected, string status = EntryStatuses.Draft, string by = "sato", string entry = "change-deadline") => new()
    {
        EntryId = entry,
        Expected = expected,
        Status = status,
        Document = $$"""{"id":"{{entry}}","by":"{{by}}"}""",
        By = by,
        IsLive = status == EntryStatuses.Approved,
    };

    [Fact]
    public async Task A_draft_above_an_approved_version_is_current_and_the_approved_one_stays_live()
    {
        var node = NewNode();
        await node.Entries.AppendAsync(Change(0), Stop);
        await node.Entries.AppendAsync(Change(1, EntryStatuses.Approved, "tanaka"), Stop);
        var before = await node.Entries.MarkAsync(Stop);
        await node.Entries.AppendAsync(Change(2) with { Note = "新しい通知" }, Stop);

        var versions = await node.Entries.VersionsAsync("change-deadline", Stop);
        Assert.Equal([(1, "draft", false, false), (2, "approved", false, true), (3, "draft", true, false)], versions.Select(v => (v.Version, v.Status, v.IsCurrent, v.IsLive)));
        Assert.Equal("新しい通知", versions[2].Note);
        Assert.Equal([2, 3], (await node.Entries.RowsAsync(Stop)).Select(r => r.Version).Order());
        Assert.NotEqual(before, await node.Entries.MarkAsync(Stop));
        Assert.Equal(versions[1].Document, (await node.Entries.DocumentsAsync([versions[1].Id], Stop))[versions[1].Id]);
        var audit = await node.ReadAsync(db => db.Audit.Where(a => a.Subject == "change-deadline").Select(a => a.Detail + ": " + a.Actor + " " + a.Action).ToListAsync());
        Assert.Equal(["version 1: sato entry.draft", "version 2: tanaka entry.approved", "version 3: sato entry.draft"], audit.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_writers_on_all_nodes_at_once_one_wins_and_the_others_hear_the_version()
    {
        var cluster = Enumerable.Range(0, 4).Select(_ => NewNode()).ToList();

        var all = await Task.WhenAll(cluster.Select((n, at) => Task.Run(() => n.Entries.AppendAsync(Change(0, by: $"writer-{at}"), Stop))));

        var added = Assert.Single(all.OfType<EntryWritten.Added>());
        Assert.All(all.OfType<EntryWritten.Conflict>(), c => Assert.Equal(1, c.Version));
        Assert.Equal(3, all.OfType<EntryWritten.Conflict>().Count());
        Assert.Equal(added.Version.Id, Assert.Single(await cluster[0].Entries.VersionsAsync("change-deadline", Stop)).Id);
        Assert.Equal(1, await cluster[0].ReadAsync(db => db.Audit.CountAsync()));
        Assert.Equal(new EntryWritten.Conflict(1), await cluster[1].Entries.AppendAsync(Change(4), Stop));
        Assert.Equal(new EntryWritten.Conflict(0), await cluster[1].Entries.AppendAsync(Change(4, entry: "other"), Stop));
    }

    [Fact]
    public async Task Many_versions_in_one_transaction_pass_over_what_somebody_else_changed()
    {
        var node = NewNode();
        await node.Entries.AppendAsync(Change(0, entry: "e-7"), Stop);

        var passed = await node.Entries.AppendAllAsync([.. Enumerable.Range(0, 300).Select(i => Change(0, EntryStatuses.Unconfirmed, "import", $"e-{i}"))], "import", "entry.imported", Stop);

        Assert.Equal(["e-7"], passed);
        Assert.Equal(300, await node.ReadAsync(db => db.EntryVersions.CountAsync(v => v.IsCurrent)));
        Assert.Equal("299 versions", await node.ReadAsync(db => db.Audit.Where(a => a.Action == "entry.imported").Select(a => a.Detail).SingleAsync()));
        Assert.Equal(300, (await node.Entries.DocumentsAsync([.. (await node.Entries.RowsAsync(Stop)).Select(r => r.Id)], Stop)).Count);
    }
}
