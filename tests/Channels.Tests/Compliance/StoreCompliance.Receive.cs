using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

public abstract partial class StoreCompliance
{
    [Fact]
    public async Task An_event_that_comes_again_is_stored_once()
    {
        var node = NewNode();
        await node.SayAsync("hanako", "first", id: "one");
        await node.SayAsync("hanako", "again", id: "one");

        var row = await node.EventRowAsync("one");
        Assert.Contains(
            "first",
            node.Protector.RevealText(InboxEvent.PayloadColumn, row.Id.ToString("N"), row.Payload!),
            StringComparison.Ordinal
        );
        Assert.Equal(1, await node.ReadAsync(db => db.Inbox.CountAsync()));
    }

    [Fact]
    public async Task Of_a_batch_with_known_and_repeated_events_the_new_ones_are_stored()
    {
        var node = NewNode();
        await node.SayAsync("hanako", "known", id: "known");

        await node.ReceiveAsync(
            node.Event(new FakeEvent("hanako", "a"), "new-1"),
            node.Event(new FakeEvent("hanako", "b"), "known"),
            node.Event(new FakeEvent("hanako", "c"), "new-2"),
            node.Event(new FakeEvent("hanako", "d"), "new-1")
        );

        var ids = await node.ReadAsync(db => db.Inbox.OrderBy(e => e.Sequence).Select(e => e.EventId).ToListAsync());
        Assert.Equal(["known", "new-1", "new-2"], ids);
    }

    [Fact]
    public async Task The_same_event_id_of_another_account_is_another_event()
    {
        var node = NewNode();
        var one = node.Event(new FakeEvent("hanako", "a"), "one");

        await node.ReceiveAsync(one, one with { Account = "second" }, one with { Channel = "other" });

        Assert.Equal(3, await node.ReadAsync(db => db.Inbox.CountAsync()));
    }

    [Fact]
    public async Task Two_nodes_that_receive_the_same_events_at_once_keep_one_of_each()
    {
        Node[] pair = [NewNode(), NewNode()];
        var sent = Enumerable.Range(0, 200).Select(i => pair[0].Event(new FakeEvent($"user-{i % 20}", $"text {i}"), $"event-{i}")).ToList();

        await Task.WhenAll(
            pair.SelectMany(
                (node, n) =>
                    sent.OrderBy(e => (e.EventId.GetHashCode(StringComparison.Ordinal) * (n + 1)) & 0xFF)
                        .Chunk(7)
                        .Select(chunk => node.Inbox.AppendAsync(chunk, Stop))
            )
        );

        var stored = await pair[0].ReadAsync(db => db.Inbox.Select(e => e.EventId).ToListAsync());
        Assert.Equal(sent.Select(e => e.EventId).Order(), stored.Order());
    }

    [Fact]
    public async Task Instants_come_back_to_the_microsecond()
    {
        var node = NewNode();
        var instant = new DateTimeOffset(2026, 11, 24, 23, 59, 59, TimeSpan.Zero).AddMicroseconds(999_999);
        Clock.SetUtcNow(instant);
        await node.SayAsync("hanako", "text", id: "one");
        await node.WriteAsync(db => db.Inbox.ExecuteUpdateAsync(set => set.SetProperty(e => e.LeaseUntil, instant)));
        await node.WriteAsync(async db =>
        {
            db.Audit.Add(
                new AuditEntry
                {
                    Id = Guid.CreateVersion7(instant),
                    At = instant,
                    Actor = "bot",
                    Action = "test",
                    Subject = "one",
                }
            );
            return await db.SaveChangesAsync(Stop);
        });

        var row = await node.EventRowAsync("one");
        Assert.Equal((instant, instant, instant), (row.ReceivedAt, row.DueAt, row.LeaseUntil));
        Assert.Equal(instant, await node.ReadAsync(db => db.Audit.Select(a => a.At).SingleAsync()));

        // Found by comparing, and only by the same or an earlier instant.
        Assert.Equal(1, await node.ReadAsync(db => db.Inbox.CountAsync(e => e.DueAt <= instant && e.DueAt == instant)));
        Assert.Equal(0, await node.ReadAsync(db => db.Inbox.CountAsync(e => e.DueAt <= instant.AddMicroseconds(-1))));
    }

    [Fact]
    public async Task A_write_that_is_undone_or_fails_leaves_no_trace()
    {
        var node = NewNode();

        Assert.Equal(
            7,
            await node.Store.WriteAsync(
                async (db, stop) =>
                {
                    await AddAsync(db, "undone", stop);
                    return Written.Undo(7);
                },
                Stop
            )
        );
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            node.Store.WriteAsync<int>(
                async (db, stop) =>
                {
                    await AddAsync(db, "failed", stop);
                    throw new InvalidOperationException("on purpose");
                },
                Stop
            )
        );

        Assert.Equal("on purpose", error.Message);
        await node.WriteAsync(async db => await AddAsync(db, "kept", Stop));
        Assert.Equal(["kept"], await node.ReadAsync(db => db.Audit.Select(a => a.Subject).ToListAsync()));
    }

    private protected static Task<int> AddAsync(ChannelsDb db, string subject, CancellationToken stop)
    {
        var now = Node.NewClock().GetUtcNow();
        db.Audit.Add(
            new AuditEntry
            {
                Id = Guid.CreateVersion7(now),
                At = now,
                Actor = "bot",
                Action = "test",
                Subject = subject,
            }
        );
        return db.SaveChangesAsync(stop);
    }
}
