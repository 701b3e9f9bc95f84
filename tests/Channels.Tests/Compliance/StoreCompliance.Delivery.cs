using System.Collections.Concurrent;
using Channels.Bot.Data.Rows;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

public abstract partial class StoreCompliance
{
    [Fact]
    public async Task A_claim_takes_the_next_message_of_each_conversation()
    {
        var node = NewNode();
        node.Step = (state, input, _) => Node.Say(state, $"{input.Text}1", $"{input.Text}2");
        await node.TurnAsync(new FakeEvent("hanako", "a"));
        await node.TurnAsync(new FakeEvent("hanako", "b"));
        await node.TurnAsync(new FakeEvent("taro", "c"));

        var rounds = new List<string>();
        for (var round = 0; round < 5; round++)
        {
            var claimed = await node.Sender.ClaimAsync(10, Stop);
            Assert.Empty(await node.Sender.ClaimAsync(10, Stop));
            rounds.Add(string.Join('+', claimed.Select(c => node.Plain(c.Message)).Order()));
            foreach (var one in claimed)
                Assert.True(await node.Ledger.SentAsync(one.Message, "pushed", "request"));
        }

        Assert.Equal(["a1+c1", "a2+c2", "b1", "b2", ""], rounds);
    }

    [Fact]
    public async Task Parallel_senders_take_each_message_once_and_in_order()
    {
        const int People = 20;
        const int Each = 10;
        Node[] cluster = [NewNode(), NewNode(), NewNode()];
        cluster[0].Step = (state, _, _) => Node.Say(state, Enumerable.Range(0, Each).Select(i => $"{i:00}"));
        await cluster[0].ReceiveAsync([.. Enumerable.Range(0, People).Select(p => cluster[0].Event(new FakeEvent($"user-{p}", "go")))]);
        Assert.Equal(People, await cluster[0].Turns.RunDueAsync(Stop));

        var inHand = new ConcurrentDictionary<string, Guid>();
        var done = new ConcurrentQueue<(string Conversation, string Text)>();
        await AllUntilAsync(
            cluster,
            async node =>
            {
                var claimed = await node.Sender.ClaimAsync(6, Stop);
                Assert.InRange(claimed.Count, 0, 6);
                foreach (var one in claimed.Select(c => c.Message))
                    Assert.True(inHand.TryAdd(one.ConversationKey, one.Id), "two messages of one conversation in hand");
                foreach (var one in claimed.Select(c => c.Message))
                {
                    done.Enqueue((one.ConversationKey, node.Plain(one)));
                    inHand.TryRemove(one.ConversationKey, out _);
                    Assert.True(await node.Ledger.SentAsync(one, "pushed", null));
                }
            },
            () => done.Count >= People * Each
        );

        Assert.Equal(People * Each, done.Count);
        var expected = Enumerable.Range(0, Each).Select(i => $"{i:00}").ToList();
        Assert.All(done.GroupBy(d => d.Conversation), person => Assert.Equal(expected, person.Select(d => d.Text)));
    }

    [Fact]
    public async Task A_message_that_waits_for_its_retry_does_not_hold_up_newer_ones()
    {
        var node = NewNode();
        await node.TurnAsync(new FakeEvent("hanako", "old"));
        await node.TurnAsync(new FakeEvent("hanako", "new"));
        var old = Assert.Single(await node.Sender.ClaimAsync(10, Stop)).Message;
        Assert.True(await node.Ledger.PushLaterAsync(old, "test.later", TimeSpan.FromMinutes(5)));

        var next = Assert.Single(await node.Sender.ClaimAsync(10, Stop)).Message;
        Assert.Equal("echo new", node.Plain(next));
        Assert.True(await node.Ledger.SentAsync(next, "pushed", null));

        Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("echo old", node.Plain(Assert.Single(await node.Sender.ClaimAsync(10, Stop)).Message));
    }

    [Fact]
    public async Task A_message_whose_sender_died_still_goes_before_newer_ones()
    {
        var node = NewNode();
        await node.TurnAsync(new FakeEvent("hanako", "old"));
        await node.TurnAsync(new FakeEvent("hanako", "new"));
        var lost = Assert.Single(await node.Sender.ClaimAsync(10, Stop)).Message;

        Clock.SetUtcNow(lost.LeaseUntil!.Value);

        var again = Assert.Single(await node.Sender.ClaimAsync(10, Stop)).Message;
        Assert.Equal((lost.Id, 2), (again.Id, again.Attempts));
        Assert.NotEqual(lost.LeaseToken, again.LeaseToken);
    }

    [Fact]
    public async Task It_is_on_record_that_a_reply_may_be_on_its_way_only_when_one_is_about_to_be_made()
    {
        var node = NewNode();
        node.Step = (state, input, _) => Node.Say(state, $"{input.Text}1", $"{input.Text}2");
        await node.TurnAsync(new FakeEvent("hanako", "a") { ReplyToken = "token" });
        Assert.Null((await node.ReadAsync(db => db.Outgoing.OrderBy(m => m.Sequence).FirstAsync())).ReplyStartedAt);

        // Inside the token's time: this claim, and only this one, may reply.
        var first = Assert.Single(await node.Sender.ClaimAsync(10, Stop));
        Assert.True(first.ReplyNow);
        Assert.Equal(Clock.GetUtcNow(), first.Message.ReplyStartedAt);
        Clock.SetUtcNow(first.Message.LeaseUntil!.Value);
        var found = Assert.Single(await node.Sender.ClaimAsync(10, Stop));
        Assert.Equal(
            (first.Message.Id, false, first.Message.ReplyStartedAt),
            (found.Message.Id, found.ReplyNow, found.Message.ReplyStartedAt)
        );
        Assert.True(await node.Ledger.UnknownAsync(found.Message, "test"));

        // A message without a token.
        var second = Assert.Single(await node.Sender.ClaimAsync(10, Stop));
        Assert.Equal((false, null), (second.ReplyNow, second.Message.ReplyStartedAt));
        Assert.True(await node.Ledger.SentAsync(second.Message, "pushed", null));

        // A token that has grown old.
        node.Step = Node.Echo;
        await node.TurnAsync(new FakeEvent("hanako", "b") { ReplyToken = "token" });
        Clock.SetUtcNow((await node.ReadAsync(db => db.Outgoing.SingleAsync(m => m.Status == OutgoingStatus.Ready))).ReplyBy!.Value);
        var old = Assert.Single(await node.Sender.ClaimAsync(10, Stop));
        Assert.Equal((false, null), (old.ReplyNow, old.Message.ReplyStartedAt));
    }

    [Fact]
    public async Task What_a_sender_records_after_losing_its_lease_is_refused()
    {
        Node slow = NewNode(),
            quick = NewNode();
        await slow.TurnAsync(new FakeEvent("hanako", "text") { ReplyToken = "token" });
        var late = Assert.Single(await slow.Sender.ClaimAsync(10, Stop)).Message;
        Clock.SetUtcNow(late.LeaseUntil!.Value);
        var held = Assert.Single(await quick.Sender.ClaimAsync(10, Stop)).Message;

        Assert.False(await slow.Ledger.SentAsync(late, "late", null));
        Assert.False(await slow.Ledger.RefusedAsync(late, "late", null));
        Assert.False(await slow.Ledger.UnknownAsync(late, "late"));
        Assert.False(await slow.Ledger.ReplyNotMadeAsync(late, "late", null));
        Assert.False(await slow.Ledger.PushLaterAsync(late, "late", null));
        Assert.False(await slow.Ledger.NowByPushAsync(late));

        var row = await slow.MessageRowAsync();
        Assert.Equal(
            (OutgoingStatus.Ready, held.LeaseToken, held.LeaseUntil, null, held.DueAt, held.ReplyBy, held.ReplyStartedAt),
            (row.Status, row.LeaseToken, row.LeaseUntil, row.Code, row.DueAt, row.ReplyBy, row.ReplyStartedAt)
        );
        Assert.True(await quick.Ledger.SentAsync(held, "pushed", "request-1"));
        row = await slow.MessageRowAsync();
        Assert.Equal(
            (OutgoingStatus.Sent, "pushed", "request-1", Clock.GetUtcNow(), null, null),
            (row.Status, row.Code, row.RequestId, row.FinishedAt, row.LeaseToken, row.ReplyToken)
        );
        Assert.False(await quick.Ledger.RefusedAsync(held, "twice", null));
    }

    [Fact]
    public async Task Files_are_claimed_once_until_their_lease_ends()
    {
        Node[] cluster = [NewNode(), NewNode(), NewNode()];
        for (var i = 0; i < 12; i++)
            await cluster[0].TurnAsync(new FakeEvent($"user-{i}", null) { MessageId = $"m{i}", File = true });

        var claims = await Task.WhenAll(cluster.SelectMany(n => Enumerable.Range(0, 3).Select(_ => n.Fetcher.ClaimAsync(5, Stop))));

        Assert.All(claims, c => Assert.InRange(c.Count, 0, 5));
        var taken = claims.SelectMany(c => c).Select(f => f.Id).ToList();
        Assert.Equal(12, taken.Count + (await cluster[0].Fetcher.ClaimAsync(20, Stop)).Count);
        Assert.Equal(taken.Count, taken.Distinct().Count());
        Clock.Advance(cluster[0].DeliveryOptions.Lease);
        Assert.Equal(12, (await cluster[1].Fetcher.ClaimAsync(20, Stop)).Count);
    }
}
