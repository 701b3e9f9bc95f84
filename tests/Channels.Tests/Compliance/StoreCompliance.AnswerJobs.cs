using Channels.Bot.Contract;
using Channels.Bot.Data.Rows;
using Channels.Bot.Intake;
using Channels.Bot.Questions;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Channels.Tests.Compliance;

/// <summary>Answers put together outside the turn come back once, whatever crashes, and all nodes spend one budget.</summary>
public abstract partial class StoreCompliance
{
    private readonly TurnBell answerBell = new();

    private AnswerJobs JobsOf(Node node) => new(node.Store, node.Protector, node.Sequence, answerBell, Clock);

    private AnswerJobRunner RunnerOf(Node node, IComposeAnswers composer) =>
        new(JobsOf(node), node.Meter, NullLogger<AnswerJobRunner>.Instance, composer);

    /// <summary>Somebody asks; what is said to the composed answer is said back.</summary>
    private static Task AskAsync(Node node, string user = "hanako", string text = "変更届はいつまでですか")
    {
        node.Step = (state, input, context) =>
            input.Name == DialogEvents.AnswerComposed
                ? Node.Say(state, ComposedAnswer.Read(input)!.Reply.Text)
                : new TurnResult(state, [], [new ComposeAnswer(context.EventId, new AnswerRequest(text, "ja", null, context.Now))]);
        return node.TurnAsync(new FakeEvent(user, "text"));
    }

    private static Task<string[]> SaidAsync(Node node) =>
        node.ReadAsync(async db => (await db.Outgoing.OrderBy(m => m.Sequence).ToListAsync()).Select(node.Plain).ToArray());

    [Fact]
    public async Task A_composed_answer_comes_back_into_its_conversation_and_the_question_is_gone()
    {
        var node = NewNode();
        await AskAsync(node);
        var composer = new StubbedComposer();

        Assert.Equal(1, await RunnerOf(node, composer).RunDueAsync(Stop));
        Assert.Equal(1, await node.Turns.RunDueAsync(Stop));

        Assert.Contains("first: 変更届はいつまでですか", Assert.Single(await SaidAsync(node)), StringComparison.Ordinal);
        var row = await node.ReadAsync(db => db.AnswerJobs.SingleAsync());
        Assert.Equal((AnswerJobStatus.Done, null, null), (row.Status, row.Question, row.LeaseToken));
        Assert.Equal(0, await RunnerOf(node, composer).RunDueAsync(Stop));
    }

    [Fact]
    public async Task Of_all_nodes_one_answers_a_question()
    {
        var cluster = Enumerable.Range(0, 3).Select(_ => NewNode()).ToList();
        for (var at = 0; at < 20; at++)
            await AskAsync(cluster[0], $"user-{at}");
        var composer = new StubbedComposer();

        await Task.WhenAll(
            cluster.Select(node =>
                Task.Run(async () =>
                {
                    while (await RunnerOf(node, composer).RunDueAsync(Stop) > 0)
                    {
                        // Until nothing is due any more.
                    }
                })
            )
        );

        Assert.Equal((20, 20), (composer.Asked.Count, composer.Asked.Distinct().Count()));
        Assert.Equal(20, await cluster[0].ReadAsync(db => db.Inbox.CountAsync(e => e.EventId.StartsWith("own/answer/"))));
    }

    [Fact]
    public async Task A_crash_is_answered_without_the_model_and_the_late_answer_of_who_crashed_is_not_said()
    {
        var (crashed, other) = (NewNode(), NewNode());
        await AskAsync(crashed);
        var late = Assert.Single(await JobsOf(crashed).ClaimAsync(10, TimeSpan.FromSeconds(30), Stop));
        var composer = new StubbedComposer();
        Assert.Equal(0, await RunnerOf(other, composer).RunDueAsync(Stop));

        Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(1, await RunnerOf(other, composer).RunDueAsync(Stop));
        Assert.False(await JobsOf(crashed).EndAsync(late, StubbedComposer.Answer(late.Id, "late")));
        other.Step = crashed.Step;
        Assert.Equal(1, await other.Turns.RunDueAsync(Stop));

        Assert.Contains("again: ", Assert.Single(await SaidAsync(other)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_composer_that_fails_is_tried_again_without_the_model()
    {
        var node = NewNode();
        await AskAsync(node);
        var composer = new StubbedComposer { FailsAtFirst = true };
        Assert.Equal(1, await RunnerOf(node, composer).RunDueAsync(Stop));
        Assert.Equal(0, await node.Turns.RunDueAsync(Stop));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await RunnerOf(node, composer).RunDueAsync(Stop));
        Assert.Equal(1, await node.Turns.RunDueAsync(Stop));
        Assert.Contains("again: ", Assert.Single(await SaidAsync(node)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_for_an_answer_that_never_can_be_put_together_hears_so_and_how_to_ask_the_staff()
    {
        var node = NewNode();
        await AskAsync(node);
        var composer = new StubbedComposer { AlwaysFails = true };
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal(0, await node.Turns.RunDueAsync(Stop));
            Assert.Equal(1, await RunnerOf(node, composer).RunDueAsync(Stop));
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(1, await node.Turns.RunDueAsync(Stop));
        Assert.Contains("職員におたずねになりますか", Assert.Single(await SaidAsync(node)), StringComparison.Ordinal);
        Assert.Equal(0, await RunnerOf(node, composer).RunDueAsync(Stop));
    }

    [Fact]
    public async Task A_question_that_was_taken_back_is_not_asked_and_not_answered()
    {
        var node = NewNode();
        await AskAsync(node);
        await node.WriteAsync(db =>
            db.AnswerJobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.Question, (Channels.Bot.Protection.ProtectedBytes?)null))
        );
        var composer = new StubbedComposer();
        Assert.Equal(1, await RunnerOf(node, composer).RunDueAsync(Stop));
        Assert.Equal((0, 0), (composer.Asked.Count, await node.Turns.RunDueAsync(Stop)));
        Assert.Equal(AnswerJobStatus.Done, (await node.ReadAsync(db => db.AnswerJobs.SingleAsync())).Status);
    }

    [Fact]
    public async Task All_nodes_together_spend_the_budget_of_a_day_and_no_more()
    {
        var cluster = Enumerable.Range(0, 4).Select(_ => NewNode()).ToList();
        var taken = await Task.WhenAll(
            cluster.SelectMany(node =>
                Enumerable.Range(0, 5).Select(_ => Task.Run(() => new ModelLedger(node.Store, Clock).TryTakeAsync(100, 7, 100_000, Stop)))
            )
        );
        Assert.Equal(7, taken.Count(t => t));
        var ledger = new ModelLedger(cluster[0].Store, Clock);
        Assert.False(await ledger.TryTakeAsync(1, 7, 100_000, Stop));
        Assert.True(await ledger.TryTakeAsync(300, 8, 1000, Stop));
        Assert.False(await ledger.TryTakeAsync(1, 9, 1000, Stop));

        Clock.Advance(TimeSpan.FromHours(14)); // midnight in Japan
        Assert.False(await ledger.TryTakeAsync(101, 7, 100, Stop));
        Assert.True(await ledger.TryTakeAsync(100, 7, 100, Stop));
        var rows = await cluster[0].ReadAsync(db => db.ModelUse.OrderBy(u => u.Day).ToListAsync());
        Assert.Equal([(8, 1000L), (1, 100L)], rows.Select(r => (r.Calls, r.Characters)));
    }

    private sealed class StubbedComposer : IComposeAnswers
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<Guid> asked = new();

        public IReadOnlyCollection<Guid> Asked => asked;

        public bool FailsAtFirst { get; init; }

        public bool AlwaysFails { get; init; }

        public bool IsOn => true;

        public TimeSpan Longest => TimeSpan.FromSeconds(10);

        public static ComposedAnswer Answer(Guid job, string text) =>
            new(
                job,
                new AssistantReply
                {
                    Outcome = AnswerOutcome.Answered,
                    Reason = "found",
                    Text = text,
                },
                "model.shortened"
            );

        public Task<ComposedAnswer> ComposeAsync(Guid job, AnswerRequest request, bool isAgain, CancellationToken cancellationToken)
        {
            asked.Enqueue(job);
            if (AlwaysFails || (FailsAtFirst && !isAgain))
                throw new InvalidOperationException("A bug.");
            return Task.FromResult(Answer(job, $"{(isAgain ? "again" : "first")}: {request.Text}"));
        }
    }
}
