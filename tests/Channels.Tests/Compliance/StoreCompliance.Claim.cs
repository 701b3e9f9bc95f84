using System.Collections.Concurrent;
using Channels.Bot.Data.Rows;
using Channels.Bot.Turns;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;

namespace Channels.Tests.Compliance;

public abstract partial class StoreCompliance
{
    [Fact]
    public async Task A_claim_takes_the_head_of_each_conversation_in_order_of_time_then_arrival()
    {
        var node = NewNode();
        await node.SayAsync("hanako", "2", at: 200);
        await node.SayAsync("hanako", "1", at: 100);
        await node.SayAsync("hanako", "3", at: 200);
        await node.SayAsync("taro", "a", at: 300);

        var heard = new List<string>();
        for (var round = 0; round < 4; round++)
        {
            var claimed = await node.Turns.ClaimAsync(10, Stop);
            heard.Add(string.Join('+', claimed.OrderBy(e => e.OccurredAt).Select(e => Text(node, e))));
            Assert.Empty(await node.Turns.ClaimAsync(10, Stop));
            foreach (var one in claimed)
                Assert.Equal(CommitResult.Done, await node.Commit.FinishAsync(one, "test"));
        }

        Assert.Equal(["1+a", "2", "3", ""], heard);
    }

    [Fact]
    public async Task A_claim_takes_no_more_than_asked_for_and_the_longest_waiting_first()
    {
        var node = NewNode();
        for (var i = 0; i < 5; i++)
            await node.SayAsync($"user-{i}", $"{i}", at: 1000 - i);

        var claimed = await node.Turns.ClaimAsync(3, Stop);

        Assert.Equal(["0", "1", "2"], claimed.Select(e => Text(node, e)).Order());
    }

    [Fact]
    public async Task An_event_is_not_claimed_before_it_is_due()
    {
        var node = NewNode();
        node.Step = (_, _, _) => throw new InvalidOperationException("on purpose");
        await node.SayAsync("hanako", "text", id: "one");
        await node.SayAsync("hanako", "next", id: "two");
        Assert.Equal(1, await node.Turns.RunDueAsync(Stop));
        var due = (await node.EventRowAsync("one")).DueAt;
        Assert.True(due > Clock.GetUtcNow());

        Clock.SetUtcNow(due.AddMicroseconds(-1));
        Assert.Empty(await node.Turns.ClaimAsync(10, Stop));
        Clock.SetUtcNow(due);
        Assert.Equal("text", Text(node, await node.ClaimOneAsync()));
    }

    [Fact]
    public async Task Parallel_claimers_take_each_event_once_in_order_and_never_two_of_one_conversation()
    {
        const int People = 30;
        const int Each = 12;
        const int Most = 7;
        Node[] cluster = [NewNode(), NewNode(), NewNode()];
        for (var i = 0; i < Each; i++)
            await cluster[0]
                .ReceiveAsync([.. Enumerable.Range(0, People).Select(p => cluster[0].Event(new FakeEvent($"user-{p}", $"{i:00}")))]);

        var inHand = new ConcurrentDictionary<string, Guid>();
        var done = new ConcurrentQueue<(string Conversation, string Text)>();
        await AllUntilAsync(
            cluster.Concat(cluster),
            async node =>
            {
                var claimed = await node.Turns.ClaimAsync(Most, Stop);
                Assert.InRange(claimed.Count, 0, Most);
                foreach (var one in claimed)
                    Assert.True(inHand.TryAdd(one.ConversationKey, one.Id), "two events of one conversation in hand");
                foreach (var one in claimed)
                {
                    done.Enqueue((one.ConversationKey, Text(node, one)));
                    inHand.TryRemove(one.ConversationKey, out _);
                    Assert.Equal(CommitResult.Done, await node.Commit.FinishAsync(one, "test"));
                }
            },
            () => done.Count >= People * Each
        );

        Assert.Equal(People * Each, done.Count);
        var expected = Enumerable.Range(0, Each).Select(i => $"{i:00}").ToList();
        Assert.All(done.GroupBy(d => d.Conversation), person => Assert.Equal(expected, person.Select(d => d.Text)));
    }

    [Fact]
    public async Task An_expired_lease_comes_back_with_a_new_token_and_the_late_worker_writes_nothing()
    {
        Node slow = NewNode(),
            quick = NewNode();
        await slow.SayAsync("hanako", "text", id: "one");
        var first = await slow.ClaimOneAsync();
        Clock.SetUtcNow(first.LeaseUntil!.Value.AddMicroseconds(-1));
        Assert.Empty(await quick.Turns.ClaimAsync(10, Stop));

        Clock.SetUtcNow(first.LeaseUntil.Value);
        var second = await quick.ClaimOneAsync();
        Assert.Equal((first.Id, 2), (second.Id, second.Attempts));
        Assert.NotEqual(first.LeaseToken, second.LeaseToken);

        Assert.Equal(CommitResult.LeaseLost, await slow.Commit.CommitAsync(await slow.ThinkAsync(first)));
        Assert.Equal(CommitResult.LeaseLost, await slow.Commit.FinishAsync(first, "late"));
        await AssertNothingWrittenAsync(slow);
        Assert.Equal((InboxStatus.Open, second.LeaseToken), await StatusAsync(slow, "one"));

        Assert.Equal(CommitResult.Done, await quick.Commit.CommitAsync(await quick.ThinkAsync(second)));
        Assert.Equal((InboxStatus.Done, null), await StatusAsync(slow, "one"));
    }

    private static string Text(Node node, InboxEvent one) =>
        node.Channel.Read(node.Protector.Reveal(InboxEvent.PayloadColumn, one.Id.ToString("N"), one.Payload!)).Activity.Text!;

    private static async Task<(InboxStatus Status, Guid? Lease)> StatusAsync(Node node, string id)
    {
        var row = await node.EventRowAsync(id);
        return (row.Status, row.LeaseToken);
    }
}
