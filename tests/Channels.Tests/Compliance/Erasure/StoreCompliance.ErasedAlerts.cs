using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks.Desk;
using Channels.Bot.Delivery.Sinks.Drop;
using Channels.Bot.Erasure;
using Channels.Tests.Sinks;
using Channels.Tests.Support;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>Nobody is called about what was erased, and whoever erases hears where a copy lies.</summary>
public abstract partial class StoreCompliance
{
    [Fact]
    public async Task Alerts_of_what_was_erased_are_closed_with_it_and_none_is_made_after_it()
    {
        var node = NewNode();
        foreach (var reference in (string[])["SH-1111-1111", "SH-2222-2222", "SH-3333-3333"])
            await WaitForContactAsync(node, reference, TimeSpan.FromMinutes(30));
        var ids = new List<Guid>();
        foreach (
            var (kind, reference, also) in ((string, string?, string?)[])
                [
                    ("urgent", "SH-1111-1111", null),
                    (RaiseAlert.Guessing, "SH-1111-1111", null),
                    ("urgent", "SH-2222-2222", null),
                    ("urgent", "SH-1111-1111", "SH-2222-2222 SH-3333-3333"),
                    ("urgent", "SH-3333-3333", "SH-1111-1111"),
                    (RaiseAlert.SinkDead, "SH-1111-1111", null),
                    ("turn-failed", null, null),
                ]
        )
        {
            ids.Add(Guid.CreateVersion7(Clock.GetUtcNow()));
            await node.WriteAsync(async db =>
            {
                db.Alerts.Add(
                    new Alert
                    {
                        Id = ids[^1],
                        Kind = kind,
                        Reference = reference,
                        Also = also,
                        ConversationKey = "of the first",
                        CreatedAt = Clock.GetUtcNow(),
                        DueAt = Clock.GetUtcNow(),
                    }
                );
                return await db.SaveChangesAsync(Stop);
            });
        }

        await node.Get<ErasureDesk>().EraseAsync("SH-1111-1111", withConversation: true, Actor.Bot, Stop);
        var after = await node.ReadAsync(db => db.Alerts.AsNoTracking().ToDictionaryAsync(a => a.Id));
        Assert.Equal(
            [
                (AlertStatus.Taken, "SH-1111-1111", null),
                (AlertStatus.Taken, "SH-1111-1111", null),
                (AlertStatus.Open, "SH-2222-2222", null),
                (AlertStatus.Open, "SH-2222-2222", "SH-3333-3333"),
                (AlertStatus.Open, "SH-3333-3333", null),
                (AlertStatus.Open, "SH-1111-1111", null), // about the sink, of which that was the first
                (AlertStatus.Open, null, (string?)null),
            ],
            ids.Select(id => (after[id].Status, after[id].Reference, after[id].Also))
        );
        Assert.Null(after[ids[3]].ConversationKey);
        Assert.Equal(2, await node.ReadAsync(db => db.Audit.CountAsync(a => a.Action == "alert.closed")));

        // The promise to be in contact was made to somebody of whom nothing is left.
        Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(2, await node.Contacts.RunAsync(Stop));
        Assert.DoesNotContain(
            await node.ReadAsync(db => db.Alerts.ToListAsync()),
            a => a.Kind == "contact-late" && a.Reference == "SH-1111-1111"
        );
    }

    [Fact]
    public async Task What_lies_in_a_folder_is_delivered_whatever_a_kill_left_in_the_staging_and_erasure_names_the_folder()
    {
        var folder = SharedFolder.Prepared(Directory.CreateTempSubdirectory("channels-drop-").FullName);
        var node = NewNode(
            new Support.Doubles.FakeSink(),
            new Dictionary<string, string?>
            {
                ["Sinks:shared:Kind"] = "drop",
                ["Sinks:shared:Folder"] = folder,
                ["Sinks:shared:Procedures:0"] = Node.Procedure,
            }
        );
        try
        {
            await node.Get<SinkBooks>().OpenAsync(Stop);
            var day = JapanTime.DayOf(Clock.GetUtcNow());
            foreach (var reference in (string[])["AR-1111-1111", "AR-2222-2222", "AR-3333-3333"])
                await SubmitAsync(node, reference);
            while (await RunSinkAsync(node, "shared") > 0) { }
            var staged = Directory
                .GetFiles(Path.Combine(folder, ".staging"), "row.json", SearchOption.AllDirectories)
                .ToDictionary(f => f, File.ReadAllText);
            Clock.Advance(TimeSpan.FromDays(1));
            Assert.Equal(1, await node.Get<DropPublisher>().RunAsync(Stop));

            // A kill while the staging was tidied: one place has lost its row, two are whole.
            foreach (var (path, row) in staged)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllTextAsync(path, row, Stop);
            }

            File.Delete(staged.Keys.First());
            var books = Assert.Single(await node.Get<SinkBooks>().ReadAsync(day, Stop));
            Assert.Equal((3, 0, true), (books.Delivered, books.Held, books.IsBalanced));
            var desk = node.Get<ErasureDesk>();
            foreach (var reference in (string[])["AR-1111-1111", "AR-2222-2222", "AR-3333-3333"])
            {
                var copy = Assert.Single((await desk.EraseAsync(reference, withConversation: false, Actor.Bot, Stop))!.Elsewhere);
                Assert.Equal(CopyState.Given, copy.State);
                Assert.StartsWith("000001-", copy.Place, StringComparison.Ordinal);
                Assert.DoesNotContain(Staged(folder), text => text.Contains(reference, StringComparison.Ordinal));
            }

            Assert.Empty(Staged(folder));
            Assert.Equal(0, await node.Get<SinkReconciler>().RunAsync(Stop));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_second_empty_place_of_a_sink_that_laid_rows_down_is_marked_only_on_demand()
    {
        var folder = SharedFolder.Prepared(Directory.CreateTempSubdirectory("channels-drop-").FullName);
        var node = NewNode(
            new Support.Doubles.FakeSink(),
            new Dictionary<string, string?>
            {
                ["Sinks:shared:Kind"] = "drop",
                ["Sinks:shared:Folder"] = folder,
                ["Sinks:shared:Procedures:0"] = Node.Procedure,
            }
        );
        var (preparing, mark) = (node.Get<SinkPreparing>(), Path.Combine(folder, DropFolder.MarkFile));
        try
        {
            await SubmitAsync(node, Case);
            await RunSinkAsync(node, "shared");
            Assert.Equal(new SinkPrepared.Place(Bot.Delivery.Sinks.PlaceState.Ready), await preparing.RunAsync("shared", false, Stop));
            File.Delete(mark);
            Assert.Equal(new SinkPrepared.Elsewhere(1), await preparing.RunAsync("shared", again: false, Stop));
            Assert.False(File.Exists(mark));
            Assert.Equal(new SinkPrepared.Place(Bot.Delivery.Sinks.PlaceState.Ready), await preparing.RunAsync("shared", true, Stop));
            Assert.IsType<SinkPrepared.Unknown>(await preparing.RunAsync("city", again: false, Stop));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
