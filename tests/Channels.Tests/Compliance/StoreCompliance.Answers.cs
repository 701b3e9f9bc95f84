using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Data.Rows;
using Channels.Bot.Dialogs;
using Channels.Bot.Protection;
using Channels.Bot.Questions;
using Channels.Bot.Turns;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>Questions to the assistant as rows: with the real dialog.</summary>
public abstract partial class StoreCompliance
{
    private const string Asked = "夜勤の加算は何ですか";

    private Node NewAskedNode(bool composes = false)
    {
        var assistant = new FakeAssistant()
            .Knows(
                Asked,
                FakeAssistant.Reply(AnswerOutcome.NotCovered, "nothing-found", "承認された回答がまだありません。") with
                {
                    Services = ["通所介護", "訪問介護"],
                    Topic = "夜勤",
                    IsOfDesk = true,
                }
            )
            .Knows("変更届はいつまでですか", FakeAssistant.Answer("change", "10日以内です。") with { MayCompose = composes })
            .Knows(
                "田中さんの変更届は",
                FakeAssistant.Reply(AnswerOutcome.Refused, "personal-data", "記録していません。") with
                {
                    IsOfDesk = true,
                }
            );
        var node = NewNode();
        node.Step = new DialogStep(Talk.Shipped, [], assistant: assistant).Step;
        return node;
    }

    private static Task<List<AskedQuestion>> QuestionsAsync(Node node) =>
        node.ReadAsync(db => db.AskedQuestions.OrderBy(q => q.At).ToListAsync());

    private static string? WordsOf(Node node, AskedQuestion question) =>
        question.Text is { } text ? node.Protector.RevealText(AskedQuestion.TextColumn, question.Id.ToString("N"), text) : null;

    [Fact]
    public async Task A_question_is_a_row_with_sealed_words_its_feedback_and_the_number_of_its_inquiry()
    {
        var node = NewAskedNode();
        await SayAllAsync(
            node,
            "office",
            Asked,
            "職員に聞く",
            "さくらデイサービス",
            "わからない・ない",
            "1",
            "減算",
            "資料はない",
            "メール",
            "sakura@example.jp",
            "はい"
        );

        var question = Assert.Single(await QuestionsAsync(node));
        Assert.Equal(
            ("not-covered", "nothing-found", "通所介護,訪問介護", "夜勤", FakeChannel.ChannelName, "ja", FeedbackNames.Staff),
            (question.Outcome, question.Reason, question.Services, question.Topic, question.Channel, question.Language, question.Feedback)
        );
        Assert.Equal(Asked, WordsOf(node, question));
        Assert.Equal(await node.ReadAsync(db => db.Submissions.Select(s => s.Reference).SingleAsync()), question.Ticket);
        var conversation = ConversationKeys.Of(node.Protector, FakeChannel.ChannelName, Node.Account, "office");
        Assert.Equal(QuestionKeys.Of(node.Protector, conversation), question.ConversationKey);
    }

    [Fact]
    public async Task Nothing_of_a_refused_question_is_kept()
    {
        var node = NewAskedNode();
        await SayAllAsync(node, "office", "田中さんの変更届は");
        var question = Assert.Single(await QuestionsAsync(node));
        Assert.Equal(("refused", "personal-data", null), (question.Outcome, question.Reason, question.Text));
    }

    [Fact]
    public async Task A_turn_that_runs_again_makes_one_row()
    {
        Node node = NewAskedNode(),
            other = NewNode();
        await SayAllAsync(node, "office", "こんにちは");
        await node.SayAsync("office", Asked, id: "two");
        var claimed = await node.ClaimOneAsync();
        await other.WriteAsync(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version + 1)));
        var step = node.Step(
            new ConversationState(),
            new Activity { Type = ActivityTypes.Message, Text = Asked },
            new TurnContext(Clock.GetUtcNow(), "fake", new byte[32]) { EventId = claimed.Id }
        );
        var turn = await node.ThinkAsync(claimed, step);
        await other.WriteAsync(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version + 1)));
        Assert.Equal(CommitResult.Conflict, await node.Commit.CommitAsync(turn));
        Assert.Empty(await QuestionsAsync(node));

        Clock.SetUtcNow(claimed.LeaseUntil!.Value);
        Assert.Equal(1, await node.Turns.RunDueAsync(Stop));
        Assert.Equal(claimed.Id, Assert.Single(await QuestionsAsync(node)).Id);
    }

    [Fact]
    public async Task A_question_taken_back_keeps_no_words()
    {
        var node = NewAskedNode(composes: true);
        foreach (var (text, id) in (IEnumerable<(string, string)>)[(Asked, "m1"), ("変更届はいつまでですか", "m2")])
        {
            Clock.Advance(TimeSpan.FromSeconds(10));
            await node.TurnAsync(new FakeEvent("office", text) { MessageId = id });
        }

        Assert.All(await QuestionsAsync(node), q => Assert.NotNull(q.Text));
        await node.TurnAsync(new FakeEvent("office", null) { Type = ActivityTypes.MessageDelete, MessageId = "m2" });
        Assert.Equal([Asked, null], (await QuestionsAsync(node)).Select(q => WordsOf(node, q)));
        var job = await node.ReadAsync(db => db.AnswerJobs.SingleAsync());
        Assert.Equal((AnswerJobStatus.Done, null), (job.Status, job.Question));
    }

    [Fact]
    public async Task The_words_of_a_question_go_after_their_time_and_the_count_stays()
    {
        var node = NewAskedNode();
        await SayAllAsync(node, "office", Asked);
        Clock.Advance(node.Retention.Question - TimeSpan.FromMinutes(1));
        await SayAllAsync(node, "office", "変更届はいつまでですか");
        await node.Sweep.RunAsync(Stop);
        Assert.All(await QuestionsAsync(node), q => Assert.NotNull(q.Text));

        Clock.Advance(TimeSpan.FromMinutes(2));
        await node.Sweep.RunAsync(Stop);
        Assert.Equal([null, "変更届はいつまでですか"], (await QuestionsAsync(node)).Select(q => WordsOf(node, q)));
    }

    [Fact]
    public async Task An_answer_put_together_outside_comes_back_as_an_event_and_is_said_once()
    {
        var node = NewAskedNode(composes: true);
        await SayAllAsync(node, "office", "変更届はいつまでですか");
        Assert.Contains("調べています", await LastAnswerAsync(node), StringComparison.Ordinal);

        var job = await node.ReadAsync(db => db.AnswerJobs.SingleAsync());
        var request = job.Open(node.Protector);
        Assert.Equal(("変更届はいつまでですか", "ja", AnswerJobStatus.Open), (request!.Text, request.Language, job.Status));
        Assert.Equal(job.Id, Assert.Single(await QuestionsAsync(node)).Id);

        // What the worker does in the end.
        await node.WriteAsync(async db =>
        {
            var conversation = await db.Conversations.SingleAsync(c => c.Key == job.ConversationKey);
            var answer = new ComposedAnswer(job.Id, FakeAssistant.Answer("change", "まとめた回答です。"), "composed");
            return await node.Store.Dialect.InsertEventsAsync(
                    db,
                    [answer.ToEvent(conversation, node.Protector, node.Sequence, Clock.GetUtcNow())],
                    Stop
                )
                + await node.Store.Dialect.InsertEventsAsync(
                    db,
                    [answer.ToEvent(conversation, node.Protector, node.Sequence, Clock.GetUtcNow())],
                    Stop
                );
        });
        Assert.Equal(1, await node.Turns.RunDueAsync(Stop));
        Assert.Contains("まとめた回答です。", await LastAnswerAsync(node), StringComparison.Ordinal);
        Assert.Equal(("change", "composed"), (await QuestionsAsync(node)).Select(q => (q.EntryId, q.Composed)).Single());
        Assert.Equal(0, await node.Turns.RunDueAsync(Stop));
    }
}
