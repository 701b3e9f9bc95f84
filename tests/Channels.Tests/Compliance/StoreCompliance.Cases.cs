using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Attempts;
using Channels.Bot.Contract;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

/// <summary>What cannot wait, and coming back to it.</summary>
public abstract partial class StoreCompliance
{
    [Fact]
    public async Task What_cannot_wait_is_one_submission_from_the_first_alarm_to_the_last_answer()
    {
        var node = NewTalkingNode();
        await SayAllAsync(node, "anna", "相談", "小倉北", "自分", "食べるものがない");

        var early = await node.ReadAsync(db => db.Submissions.SingleAsync());
        var item = await node.ReadAsync(db => db.WorkItems.SingleAsync());
        Assert.True(early.IsInterim);
        Assert.Equal(
            (Priorities.Urgent, "kokurakita", Clock.GetUtcNow() + TimeSpan.FromHours(2)),
            (item.Priority, item.Route, item.ContactBy!.Value)
        );
        Assert.Equal(
            ("urgent", early.Reference),
            await node.ReadAsync(async db =>
                await db.Alerts.Select(a => new ValueTuple<string, string?>(a.Kind, a.Reference)).SingleAsync()
            )
        );

        await SayAllAsync(
            node,
            "anna",
            "つぎへ",
            "どれもない",
            "書かない",
            "答えない",
            "答えない",
            "連絡しない",
            "書かない",
            "いいえ",
            "はい"
        );

        var whole = await node.ReadAsync(db => db.Submissions.SingleAsync());
        Assert.Equal((early.Id, early.Reference, false), (whole.Id, whole.Reference, whole.IsInterim));
        var answers = JsonDocument
            .Parse(node.Protector.Reveal(Submission.AnswersColumn, whole.Id.ToString("N"), whole.Answers!))
            .RootElement;
        Assert.Equal("none", answers.GetProperty("contact").GetString());
        Assert.Equal(item.ContactBy, await node.ReadAsync(db => db.WorkItems.Select(w => w.ContactBy).SingleAsync()));
        Assert.Equal(1, await node.ReadAsync(db => db.Alerts.CountAsync()));
    }

    [Fact]
    public async Task Number_and_word_open_the_case_from_anywhere_and_wrong_words_do_not()
    {
        var node = NewTalkingNode();
        await SayAllAsync(node, "anna", "申請したい");
        var state = (await StateAsync(node, "anna")).Session!;

        await SayAllAsync(node, "elsewhere", $"{state.Reference} まちがい");
        Assert.Contains("合いませんでした", await LastAnswerAsync(node), StringComparison.Ordinal);
        await SayAllAsync(node, "elsewhere", $"{state.Reference}", state.CodeWord!.Replace(" ", "　", StringComparison.Ordinal));
        Assert.Contains("まだ返事はありません", await LastAnswerAsync(node), StringComparison.Ordinal);
        await SayAllAsync(node, "elsewhere", "書類をひとつ見つけました");

        // The words that opened the case are its first message.
        var added = await node.ReadAsync(async db => (await db.CaseMessages.ToListAsync()).OrderBy(m => m.At).Last());
        Assert.False(added.IsStaff);
        Assert.Equal("書類をひとつ見つけました", node.Protector.RevealText(CaseMessage.TextColumn, added.Id.ToString("N"), added.Text!));
        Assert.Equal((await node.ReadAsync(db => db.Submissions.SingleAsync())).Id, added.SubmissionId);
    }

    [Fact]
    public async Task A_form_with_a_number_keeps_it_when_it_moves_to_another_conversation()
    {
        var node = NewTalkingNode();
        await SayAllAsync(node, "anna", "相談", "小倉北", "自分", "食べるものがない");
        var code = await PauseAsync(node, "anna");
        await SayAllAsync(
            node,
            "at-home",
            code,
            "つぎへ",
            "どれもない",
            "書かない",
            "答えない",
            "答えない",
            "連絡しない",
            "書かない",
            "いいえ",
            "はい"
        );

        Assert.False((await node.ReadAsync(db => db.Submissions.SingleAsync())).IsInterim);
    }

    [Fact]
    public async Task A_link_works_once_and_says_where_news_are_announced()
    {
        var node = NewTalkingNode();
        var inviting = node.Step;
        node.Step = (state, _, _) =>
            new TurnResult(
                state,
                [Activity.Message("link")],
                [new Invite("code-of-link", "consultation", Clock.GetUtcNow() + TimeSpan.FromDays(7))]
            );
        await node.TurnAsync(new FakeEvent("on-line", "相談"));
        node.Step = (state, _, _) => new TurnResult(state, [], [new AcceptInvitation("code-of-link")]);
        await node.TurnAsync(new FakeEvent("first", "join"));
        await node.TurnAsync(new FakeEvent("second", "join"));
        node.Step = inviting;

        var line = ConversationKeys.Of(node.Protector, FakeChannel.ChannelName, Node.Account, "on-line");
        Assert.Equal(line, await NotifyAsync("first"));
        Assert.Null(await NotifyAsync("second"));

        async Task<string?> NotifyAsync(string user)
        {
            var key = ConversationKeys.Of(node.Protector, FakeChannel.ChannelName, Node.Account, user);
            return await node.ReadAsync(db => db.Conversations.Where(c => c.Key == key).Select(c => c.NotifyKey).SingleAsync());
        }
    }

    [Fact]
    public async Task What_may_be_used_once_is_used_once_whoever_comes_at_once()
    {
        Node[] cluster = [NewNode(), NewNode()];
        for (var n = 0; n < 5; n++)
        {
            var used = await Task.WhenAll(
                Enumerable.Range(0, 10).Select(i => cluster[i % 2].Get<AttemptBook>().UseOnceAsync("stream", $"ticket-{n}", Stop))
            );
            Assert.Single(used, u => u);
        }
    }
}
