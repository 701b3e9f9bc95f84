using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Data.Rows;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>A photo the platform does not give out for hours: the person soon knows, and the office gets it after all.</summary>
public abstract partial class StoreCompliance
{
    [Fact]
    public async Task A_photo_that_comes_after_hours_is_told_soon_and_reaches_the_office_after_all()
    {
        var sink = new FakeSink();
        var node = NewNode(sink, FakeSink.Settings("city"));
        node.Channel.Fetch = _ => new FetchOutcome.NotYet("line.404", TimeSpan.FromMinutes(2));
        node.Step = (state, input, context) =>
            input.Attachments is { Count: > 0 } photos
                ? new TurnResult(state, [], [Node.Form(Case, files: [.. photos])])
                : Node.Echo(state, input, context);
        await node.TurnAsync(new FakeEvent("hanako", "photo") { MessageId = "m1", File = true });

        await FetchForAsync(node, TimeSpan.FromMinutes(1));
        Assert.Equal(1, await node.ReadAsync(db => db.Inbox.CountAsync()));
        await FetchForAsync(node, TimeSpan.FromMinutes(4));
        Assert.Equal(2, await node.ReadAsync(db => db.Inbox.CountAsync())); // the photo, and that it is not there: once
        await RunAllAsync(node);

        // The office does not wait for hours, and a file that is still asked for is not lost.
        await FetchForAsync(node, TimeSpan.FromHours(1));
        await PassAsync(node);
        Assert.Equal(1, await RunSinkAsync(node));
        Assert.Empty(Assert.Single(sink.Heard).Files);

        node.Channel.Fetch = _ => new FetchOutcome.Fetched([0xFF, 0xD8, 0xFF, 1, 2, 3]);
        await FetchForAsync(node, TimeSpan.FromMinutes(15));
        Assert.Equal(FileStatus.Stored, (await node.ReadAsync(db => db.Files.SingleAsync())).Status);
        await PassAsync(node);
        Assert.Equal(1, await RunSinkAsync(node));
        var second = sink.Heard.Last();
        Assert.Equal((Case, "updated", 1), (second.Reference, second.Kind, second.Files.Count));
        Assert.Equal(2, await node.ReadAsync(db => db.Inbox.CountAsync()));
        Assert.Equal(0, await RunSinkAsync(node));
    }

    /// <summary>Lets time pass, and files be asked for whenever they are due.</summary>
    private async Task FetchForAsync(Node node, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(30))
        {
            Clock.Advance(TimeSpan.FromSeconds(30));
            await node.WriteAsync(db =>
                db.Files.Where(f => f.DueAt <= Clock.GetUtcNow())
                    .ExecuteUpdateAsync(set => set.SetProperty(f => f.DueAt, new DateTimeOffset(2026, 1, 1, 0, 0, 0, default)))
            );
            await node.Fetcher.RunDueAsync(Stop);
        }
    }
}
