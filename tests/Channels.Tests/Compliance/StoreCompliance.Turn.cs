using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Data.Rows;
using Channels.Bot.Turns;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

public abstract partial class StoreCompliance
{
    [Fact]
    public async Task A_turn_commits_all_of_its_work_or_none()
    {
        var node = NewNode();
        List<Effect> effects = [Node.Form("AR-1111-1111"), Node.Form("AR-2222-2222", procedure: "not-loaded")];
        node.Step = (state, _, _) =>
            new TurnResult(state with { Language = "en" }, [Activity.Message("receipt"), Activity.Message("more")], effects);
        await node.ReceiveAsync(node.Event(new FakeEvent("hanako", "text") { MessageId = "m1", File = true }, "one"));

        // The second submission fails, after everything else has been written.
        await node.Turns.RunDueAsync(Stop);
        await AssertNothingWrittenAsync(node);
        var failed = await node.EventRowAsync("one");
        Assert.Equal((InboxStatus.Open, "turn.failed", 1, null), (failed.Status, failed.Outcome, failed.Attempts, failed.LeaseToken));

        // Its event comes again, and this time nothing fails.
        effects.RemoveAt(1);
        Clock.SetUtcNow(failed.DueAt);
        await node.Turns.RunDueAsync(Stop);
        Assert.Equal(
            (InboxStatus.Done, 2, 1, 1, 1, 1, 1),
            (
                (await node.EventRowAsync("one")).Status,
                await node.ReadAsync(db => db.Outgoing.CountAsync()),
                await node.ReadAsync(db => db.Conversations.CountAsync()),
                await node.ReadAsync(db => db.Files.CountAsync()),
                await node.ReadAsync(db => db.Submissions.CountAsync()),
                await node.ReadAsync(db => db.WorkItems.CountAsync()),
                await node.ReadAsync(db => db.Audit.CountAsync())
            )
        );
    }

    [Fact]
    public async Task A_turn_on_a_conversation_that_has_moved_on_conflicts_and_writes_nothing()
    {
        Node node = NewNode(),
            other = NewNode();
        await node.TurnAsync(new FakeEvent("hanako", "first"));
        await node.WriteAsync(db => db.Outgoing.ExecuteDeleteAsync());
        await node.SayAsync("hanako", "second", id: "two");
        var claimed = await node.ClaimOneAsync();
        var turn = await node.ThinkAsync(claimed);
        await other.WriteAsync(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version + 1)));

        Assert.Equal(CommitResult.Conflict, await node.Commit.CommitAsync(turn));
        Assert.Equal(0, await node.ReadAsync(db => db.Outgoing.CountAsync()));
        Assert.Equal(2, await node.ReadAsync(db => db.Conversations.Select(c => c.Version).SingleAsync()));
        Assert.Equal((InboxStatus.Open, claimed.LeaseToken), await StatusAsync(node, "two"));

        Clock.SetUtcNow(claimed.LeaseUntil!.Value);
        Assert.Equal(1, await node.Turns.RunDueAsync(Stop));
        Assert.Equal(3, await node.ReadAsync(db => db.Conversations.Select(c => c.Version).SingleAsync()));
        Assert.Equal(1, await node.ReadAsync(db => db.Outgoing.CountAsync()));
    }

    [Fact]
    public async Task Of_two_first_turns_of_one_conversation_one_wins_and_the_other_runs_again_on_its_state()
    {
        Node node = NewNode(),
            other = NewNode();
        node.Step = other.Step = (state, input, _) => Node.Say(state with { Language = $"{state.Language}+{input.Text}" }, "ok");
        var now = Clock.GetUtcNow().ToUnixTimeMilliseconds();
        await node.SayAsync("hanako", "a", id: "one", at: now - 50);
        var late = await node.ClaimOneAsync();
        var turn = await node.ThinkAsync(late);

        // Something older arrives and is handled while the first one is being thought through.
        await other.SayAsync("hanako", "b", id: "zero", at: now - 100);
        await other.WriteAsync(db =>
            db.Inbox.Where(e => e.EventId == "one").ExecuteUpdateAsync(set => set.SetProperty(e => e.LeaseUntil, (DateTimeOffset?)null))
        );
        Assert.Equal(1, await other.Turns.RunDueAsync(Stop));

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => node.Commit.CommitAsync(turn));
        Assert.Equal(InboxStatus.Open, (await node.EventRowAsync("one")).Status);
        Assert.Equal(1, await node.ReadAsync(db => db.Outgoing.CountAsync()));

        Assert.Equal(1, await node.Turns.RunDueAsync(Stop));
        var row = await node.ReadAsync(db => db.Conversations.SingleAsync());
        Assert.True(ConversationStateJson.TryRead(node.Protector.Reveal(Conversation.StateColumn, row.Key, row.State!), out var state));
        Assert.Equal(("ja+b+a", 2), (state.Language, row.Version));
    }

    [Fact]
    public async Task An_event_cannot_submit_twice()
    {
        var node = NewNode();
        var reference = "AR-1111-1111";
        node.Step = (state, _, _) => new TurnResult(state, [], [Node.Form(reference)]);
        await node.SayAsync("hanako", "yes", id: "one");
        await node.Turns.RunDueAsync(Stop);

        // Were the event ever to run again, whatever the reason, the database still refuses.
        reference = "AR-2222-2222";
        await node.WriteAsync(db => db.Inbox.ExecuteUpdateAsync(set => set.SetProperty(e => e.Status, InboxStatus.Open)));
        await node.Turns.RunDueAsync(Stop);

        Assert.Equal(["AR-1111-1111"], await node.ReadAsync(db => db.Submissions.Select(s => s.Reference).ToListAsync()));
        Assert.Equal(1, await node.ReadAsync(db => db.WorkItems.CountAsync()));
        Assert.Equal(
            ("turn.failed", InboxStatus.Open),
            ((await node.EventRowAsync("one")).Outcome, (await node.EventRowAsync("one")).Status)
        );
    }

    [Fact]
    public async Task A_reference_number_that_is_taken_makes_the_turn_run_again_and_choose_another()
    {
        var node = NewNode();
        node.Step = (state, _, context) => new TurnResult(state, [], [Node.Form("AR-1111-1111")]);
        await node.TurnAsync(new FakeEvent("hanako", "yes"));

        var entropies = new List<string>();
        node.Step = (state, _, context) =>
        {
            entropies.Add(Convert.ToHexString(context.Entropy.Span));
            return new TurnResult(state, [], [Node.Form(entropies.Count == 1 ? "AR-1111-1111" : "AR-2222-2222")]);
        };
        await node.SayAsync("taro", "yes", id: "two");
        await node.Turns.RunDueAsync(Stop);
        Clock.SetUtcNow((await node.EventRowAsync("two")).DueAt);
        await node.Turns.RunDueAsync(Stop);

        Assert.Equal(
            ["AR-1111-1111", "AR-2222-2222"],
            await node.ReadAsync(db => db.Submissions.Select(s => s.Reference).OrderBy(r => r).ToListAsync())
        );
        Assert.Equal(2, entropies.Distinct().Count());
    }

    [Fact]
    public async Task An_event_that_keeps_failing_is_given_up_and_the_next_one_has_its_turn()
    {
        var node = NewNode();
        node.TurnOptions.MaxAttempts = 3;
        node.Step = (state, input, context) =>
            input.Text == "poison" ? throw new InvalidOperationException("on purpose") : Node.Echo(state, input, context);
        await node.SayAsync("hanako", "poison", id: "one");
        await node.SayAsync("hanako", "fine", id: "two");
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Equal(1, await node.Turns.RunDueAsync(Stop));
            Assert.Equal(attempt, (await node.EventRowAsync("one")).Attempts);
            Clock.SetUtcNow((await node.EventRowAsync("one")).DueAt);
        }

        Assert.Equal((InboxStatus.Dead, null), await StatusAsync(node, "one"));
        Assert.Equal("event.dead", await node.ReadAsync(db => db.Audit.Select(a => a.Action).SingleAsync()));
        Assert.Equal("turn-failed", await node.ReadAsync(db => db.Alerts.Select(a => a.Kind).SingleAsync()));
        Assert.Equal(1, await node.Turns.RunDueAsync(Stop));
        var said = await node.ReadAsync(db => db.Outgoing.OrderBy(m => m.Sequence).ToListAsync());
        Assert.Equal(2, said.Count);
        Assert.Contains("申し訳ありません", node.Plain(said[0]), StringComparison.Ordinal);
        Assert.Equal("echo fine", node.Plain(said[1]));
    }

    private static async Task AssertNothingWrittenAsync(Node node) =>
        Assert.Equal(
            (0, 0, 0, 0, 0, 0, 0),
            (
                await node.ReadAsync(db => db.Outgoing.CountAsync()),
                await node.ReadAsync(db => db.Conversations.CountAsync()),
                await node.ReadAsync(db => db.Files.CountAsync()),
                await node.ReadAsync(db => db.Submissions.CountAsync()),
                await node.ReadAsync(db => db.WorkItems.CountAsync()),
                await node.ReadAsync(db => db.ProcedureVersions.CountAsync()),
                await node.ReadAsync(db => db.Audit.CountAsync())
            )
        );
}
