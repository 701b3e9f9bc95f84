using Channels.Bot.Audit;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks.Desk;
using Channels.Bot.Delivery.Sinks.Drop;
using Channels.Bot.Erasure;
using Channels.Tests.Sinks;
using Channels.Tests.Support;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>What was erased or taken back before the hour of a shared folder is never laid down there.</summary>
public abstract partial class StoreCompliance
{
    [Fact]
    public async Task What_was_erased_or_taken_back_before_the_hour_is_not_laid_down_and_the_books_say_so()
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
        var (desk, publisher) = (node.Get<ErasureDesk>(), node.Get<DropPublisher>());
        try
        {
            await node.Get<SinkBooks>().OpenAsync(Stop);
            var day = JapanTime.DayOf(Clock.GetUtcNow());
            foreach (var reference in (string[])["AR-1111-1111", "AR-2222-2222", "AR-3333-3333", "AR-4444-4444"])
                await SubmitAsync(node, reference);
            while (await RunSinkAsync(node, "shared") > 0) { }
            Assert.Equal(4, Staged(folder).Count);

            // Before: it waits, and can still be forgotten. After: nothing of it is left, on no disk.
            Assert.Equal(CopyState.Held, Assert.Single((await desk.FindAsync("AR-1111-1111", Stop))!.Elsewhere).State);
            Assert.Empty((await desk.EraseAsync("AR-1111-1111", withConversation: false, Actor.Bot, Stop))!.Elsewhere);
            Assert.Equal(3, Staged(folder).Count);
            Assert.DoesNotContain(Staged(folder), text => text.Contains("AR-1111-1111", StringComparison.Ordinal));

            // Taken back: gone with the next look, hours before the folder is laid down.
            await WithdrawAsync(node, "AR-2222-2222");
            while (await RunSinkAsync(node, "shared") > 0) { }
            Assert.Equal(0, await publisher.RunAsync(Stop));
            Assert.Equal(2, Staged(folder).Count);

            Clock.Advance(TimeSpan.FromDays(1));
            Assert.Equal(1, await publisher.RunAsync(Stop));
            Assert.Equal(["AR-3333-3333", "AR-4444-4444"], Table(folder, 1).Order(StringComparer.Ordinal));
            var books = Assert.Single(await node.Get<SinkBooks>().ReadAsync(day, Stop));
            Assert.Equal(
                (4, 2, 1, 1, 0, true),
                (books.Received, books.Delivered, books.Withdrawn, books.Erased, books.Held, books.IsBalanced)
            );

            // While the folder is away nobody says that it was given on, nor that it is not.
            var away = folder + "-away";
            Directory.Move(folder, away);
            books = Assert.Single(await node.Get<SinkBooks>().ReadAsync(day, Stop));
            Assert.Equal((0, 2, 0, true), (books.Delivered, books.Unseen, books.Held, books.IsBalanced));
            Assert.Equal(CopyState.Unseen, Assert.Single((await desk.FindAsync("AR-4444-4444", Stop))!.Elsewhere).State);
            Directory.Move(away, folder);

            // Put back from an old copy, it has lost what came since: that is missed, told, and laid down again under its own id.
            Directory.Delete(Path.Combine(folder, ".published"), recursive: true);
            foreach (var laid in Directory.GetDirectories(folder, "000001-*"))
                Directory.Delete(laid, recursive: true);
            books = Assert.Single(await node.Get<SinkBooks>().ReadAsync(day, Stop));
            Assert.Equal((0, 2, false), (books.Delivered, books.Missing.Count, books.IsBalanced));
            Assert.Equal(2, await node.Get<SinkReconciler>().RunAsync(Stop));
            while (await RunSinkAsync(node, "shared") > 0) { }
            Clock.Advance(TimeSpan.FromDays(1));
            Assert.Equal(1, await publisher.RunAsync(Stop));
            Assert.Equal(["AR-3333-3333", "AR-4444-4444"], Table(folder, 2).Order(StringComparer.Ordinal));
            Assert.Equal(2, Assert.Single(await node.Get<SinkBooks>().ReadAsync(day, Stop)).Delivered);

            // What lies in the folder is outside: the office is told that it was taken back, and whoever erases it hears where a copy is.
            await WithdrawAsync(node, "AR-3333-3333");
            while (await RunSinkAsync(node, "shared") > 0) { }
            Assert.Equal(CopyState.Given, Assert.Single((await desk.EraseAsync("AR-4444-4444", false, Actor.Bot, Stop))!.Elsewhere).State);
            Clock.Advance(TimeSpan.FromDays(1));
            Assert.Equal(1, await publisher.RunAsync(Stop));
            Assert.Equal(["AR-3333-3333"], Table(folder, 3));
            Assert.Equal(
                [SinkOutcomeKind.Delivered, SinkOutcomeKind.Delivered],
                (await ReceiptsAsync(node)).Where(r => r.Reference == "AR-3333-3333").Select(r => r.Outcome)
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_is_erased_while_its_worker_is_not_done_is_neither_laid_down_nor_left()
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
            await SubmitAsync(node, Case);
            var item = Assert.Single(await ItemsAsync(node));
            await RunSinkAsync(node, "shared");

            // As after a crash between the disk and the record: it is on the disk, and its item is open.
            await node.WriteAsync(db => db.SinkReceipts.ExecuteDeleteAsync());
            await node.WriteAsync(async db =>
            {
                db.SinkItems.Add(item);
                return await db.SaveChangesAsync(Stop);
            });
            await node.Get<ErasureDesk>().EraseAsync(Case, withConversation: false, Actor.Bot, Stop);
            Clock.Advance(TimeSpan.FromDays(1));
            Assert.Equal(0, await node.Get<DropPublisher>().RunAsync(Stop));
            Assert.Single(Staged(folder));

            Assert.Equal(1, await RunSinkAsync(node, "shared"));
            Assert.Equal(0, await node.Get<DropPublisher>().RunAsync(Stop));
            Assert.Empty(Staged(folder));
            Assert.Equal(SinkOutcomeKind.Erased, Assert.Single(await ReceiptsAsync(node)).Outcome);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<string> Staged(string folder) =>
        [.. Directory.GetFiles(folder, "row.json", SearchOption.AllDirectories).Select(File.ReadAllText)];

    /// <summary>The references in a folder that was laid down.</summary>
    private static List<string> Table(string folder, int number) =>
        [
            .. File.ReadLines(Path.Combine(Directory.GetDirectories(folder, $"{number:000000}-*").Single(), DropPublisher.TableFile))
                .Skip(1)
                .Select(line => line.Split(',')[0].Trim('"')),
        ];
}
