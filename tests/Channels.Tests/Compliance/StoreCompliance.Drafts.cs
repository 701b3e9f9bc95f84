using Channels.Bot.Activities;
using Channels.Bot.Conversations;
using Channels.Bot.Data.Rows;
using Channels.Bot.Dialogs;
using Channels.Bot.Measures;
using Channels.Bot.Protection;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>Forms left, found again, forgotten, remembered and counted: with the real dialog.</summary>
public abstract partial class StoreCompliance
{
    private static readonly string[] ReportAnswers = ["きのう", "9時から11時半まで", "1", "たろう", "いいえ", "いいえ"];

    private Node NewTalkingNode()
    {
        var node = NewNode();
        node.Step = new DialogStep(Talk.Shipped).Step;
        return node;
    }

    private static async Task SayAllAsync(Node node, string user, params IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            node.Clock.Advance(TimeSpan.FromSeconds(10));
            await node.TurnAsync(new FakeEvent(user, line));
        }
    }

    private static async Task SendAllAsync(Node node)
    {
        while (await node.Sender.RunDueAsync(Stop) > 0) { }
    }

    private static async Task<string> LastAnswerAsync(Node node)
    {
        var message = await node.ReadAsync(db => db.Outgoing.OrderByDescending(m => m.Sequence).FirstAsync());
        return node.Plain(message);
    }

    private static async Task<ConversationState> StateAsync(Node node, string user)
    {
        var key = ConversationKeys.Of(node.Protector, FakeChannel.ChannelName, Node.Account, user);
        var row = await node.ReadAsync(db => db.Conversations.SingleAsync(c => c.Key == key));
        Assert.True(ConversationStateJson.TryRead(node.Protector.Reveal(Conversation.StateColumn, key, row.State!), out var state));
        return state;
    }

    private static async Task<string> PauseAsync(Node node, string user)
    {
        await SayAllAsync(node, user, "中断");
        return (await StateAsync(node, user)).Parked[^1].Code;
    }

    [Fact]
    public async Task A_form_left_in_one_conversation_is_finished_in_another_with_its_photo()
    {
        var node = NewTalkingNode();
        await SayAllAsync(node, "hanako", "活動報告", "4821");
        await node.TurnAsync(new FakeEvent("hanako", null) { MessageId = "photo-1", File = true });
        var code = await PauseAsync(node, "hanako");

        await SayAllAsync(node, "at-home", code);
        Assert.Contains("いつの活動ですか", await LastAnswerAsync(node), StringComparison.Ordinal);
        await SayAllAsync(node, "at-home", [.. ReportAnswers, "なし"]);
        Assert.Contains("確認してください", await LastAnswerAsync(node), StringComparison.Ordinal);
        await SayAllAsync(node, "at-home", "はい");

        var submission = await node.ReadAsync(db => db.Submissions.SingleAsync());
        Assert.Equal(submission.Id, await node.ReadAsync(db => db.Files.Select(f => f.SubmissionId).SingleAsync()));
        Assert.Equal(0, await node.ReadAsync(db => db.Drafts.CountAsync()));

        // The one who left it does not hand it in once more.
        await SayAllAsync(node, "hanako", "再開");
        Assert.Contains("ほかの画面で続けています", await LastAnswerAsync(node), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_conversations_with_the_same_code_one_gets_the_form()
    {
        var node = NewTalkingNode();
        await SayAllAsync(node, "hanako", "活動報告", "4821");
        var code = await PauseAsync(node, "hanako");

        await node.SayAsync("left", code);
        await node.SayAsync("right", code);
        Assert.Equal(2, await node.Turns.RunDueAsync(Stop));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await node.Turns.RunDueAsync(Stop);

        var states = new[] { await StateAsync(node, "left"), await StateAsync(node, "right") };
        Assert.Single(states, s => s.Session is not null);
        Assert.Single(states, s => s.CodeTries is { Count: 1 });
    }

    [Fact]
    public async Task What_is_taken_back_leaves_the_draft_too()
    {
        var node = NewTalkingNode();
        await SayAllAsync(node, "hanako", "活動報告");
        await node.TurnAsync(new FakeEvent("hanako", "4821") { MessageId = "m-number" });
        var code = await PauseAsync(node, "hanako");
        await node.TurnAsync(new FakeEvent("hanako", null) { Type = ActivityTypes.MessageDelete, MessageId = "m-number" });

        await SayAllAsync(node, "at-home", code);

        Assert.Empty((await StateAsync(node, "at-home")).Session!.Answers);
    }

    [Fact]
    public async Task A_draft_ends_with_its_time()
    {
        var node = NewTalkingNode();
        await SayAllAsync(node, "hanako", "活動報告", "4821");
        var code = await PauseAsync(node, "hanako");
        Clock.Advance(TimeSpan.FromDays(31));

        await SayAllAsync(node, "at-home", code);
        Assert.Contains("見つかりませんでした", await LastAnswerAsync(node), StringComparison.Ordinal);
        await node.Sweep.RunAsync(Stop);
        Assert.Equal(0, await node.ReadAsync(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task One_reminder_goes_out_in_civil_hours_and_then_the_draft_ends_in_silence()
    {
        var (node, other) = (NewTalkingNode(), NewTalkingNode());
        await SayAllAsync(node, "hanako", "活動報告", "4821");
        await SendAllAsync(node);
        var before = node.Channel.Calls.Count;

        Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(0, await node.Wakes.RunAsync(Stop));
        Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, (await Task.WhenAll(node.Wakes.RunAsync(Stop), other.Wakes.RunAsync(Stop))).Max());
        Assert.Equal(1, await node.Turns.RunDueAsync(Stop) + await other.Turns.RunDueAsync(Stop));
        await SendAllAsync(node);

        var push = node.Channel.Calls.Skip(before).Single();
        Assert.Null(push.ReplyToken);
        Assert.Equal("hanako", push.Address);
        Assert.Contains("途中です", push.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("4821", push.Body, StringComparison.Ordinal);

        Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(1, await node.Wakes.RunAsync(Stop));
        Assert.Equal(1, await node.Turns.RunDueAsync(Stop));
        Assert.Null((await StateAsync(node, "hanako")).Session);
        Assert.Equal(before + 1, node.Channel.Calls.Count);
        Assert.Equal(0, await node.Wakes.RunAsync(Stop));
    }

    [Fact]
    public async Task Nobody_who_blocked_the_account_is_reminded()
    {
        var node = NewTalkingNode();
        await SayAllAsync(node, "hanako", "活動報告", "4821");
        await node.TurnAsync(new FakeEvent("hanako", null) { Type = ActivityTypes.ConversationUpdate, Name = EventNames.Unfollow });
        await SendAllAsync(node);
        var before = node.Channel.Calls.Count;

        Clock.Advance(TimeSpan.FromHours(25));
        await node.Wakes.RunAsync(Stop);
        await node.Turns.RunDueAsync(Stop);
        await SendAllAsync(node);
        Assert.Equal(before, node.Channel.Calls.Count);
    }

    [Fact]
    public async Task Every_step_through_a_form_is_counted_and_past_days_are_added_up()
    {
        var node = NewTalkingNode();
        foreach (var user in (string[])["one", "two"])
            await SayAllAsync(node, user, "活動報告", "4821", "ばなな", "戻る", "4821");
        await SayAllAsync(node, "two", "中止", "はい");

        string[] expected = ["abandoned date 1", "answered member-number 4", "back member-number 2", "failed date 2", "started  2"];
        Assert.Equal(expected, await CountsAsync());
        var rows = await node.ReadAsync(db => db.FormCounts.CountAsync());

        var sweep = new FormCountSweep(node.Store, Clock);
        Assert.Equal(0, await sweep.RunAsync(Stop));
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(rows - expected.Length, await sweep.RunAsync(Stop));
        Assert.Equal(expected.Length, await node.ReadAsync(db => db.FormCounts.CountAsync()));
        Assert.Equal(expected, await CountsAsync());
        Assert.Equal(0, await sweep.RunAsync(Stop));

        async Task<IEnumerable<string>> CountsAsync() =>
            (await node.ReadAsync(db => db.FormCounts.ToListAsync()))
                .GroupBy(c => $"{c.Move} {c.Field}")
                .Select(g => $"{g.Key} {g.Sum(c => c.Count)}")
                .Order(StringComparer.Ordinal);
    }
}
