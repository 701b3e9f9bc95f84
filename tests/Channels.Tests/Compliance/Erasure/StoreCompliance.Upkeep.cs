using System.Text;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Compliance;

public abstract partial class StoreCompliance
{
    private protected const string UserId = "Uinvented0000000000000000000000a1";
    private protected const string SecretText = "きょうの支援は花壇の水やりです";
    private protected const string SecretAnswer = "連絡先は架空町一丁目";
    private protected const string SecretToken = "reply-token-of-an-invented-person";

    [Fact]
    public async Task Retention_takes_finished_rows_older_than_the_limit_and_no_others()
    {
        var node = NewNode();
        node.Channel.Answer = call =>
            FakeChannel.Outcome(call.Body == "echo refused" ? new SendOutcome.Refused("test.refused", null) : new SendOutcome.Sent(null));
        await SpeakAsync(node, "old");

        // Old as well, but not finished, or not well.
        await SpeakAsync(node, "refused");
        await node.TurnAsync(new FakeEvent("user-unsent", "unsent") { MessageId = "m-draft", File = true });
        await node.TurnAsync(new FakeEvent("user-kept", "kept") { MessageId = "m-kept", File = true });
        await node.WriteAsync(db =>
            db.Files.OrderBy(f => f.Id).Skip(1).ExecuteUpdateAsync(set => set.SetProperty(f => f.SubmissionId, Guid.CreateVersion7()))
        );
        await node.SayAsync("user-open", "open", id: "open");
        await node.SayAsync("user-dead", "dead", id: "dead");
        await node.WriteAsync(db =>
            db.Inbox.Where(e => e.EventId == "dead")
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(e => e.Status, InboxStatus.Dead).SetProperty(e => e.FinishedAt, Clock.GetUtcNow())
                )
        );

        var later = Clock.GetUtcNow().AddDays(100);
        await node.WriteAsync(db =>
            db.Inbox.Where(e => e.Status == InboxStatus.Open).ExecuteUpdateAsync(set => set.SetProperty(e => e.DueAt, later))
        );
        await node.WriteAsync(db =>
            db.Outgoing.Where(m => m.Status == OutgoingStatus.Ready).ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, later))
        );

        Clock.Advance(TimeSpan.FromHours(1));
        var limit = Clock.GetUtcNow();
        await SpeakAsync(node, "young");

        Clock.SetUtcNow(limit + node.Retention.Raw);
        await node.Sweep.RunAsync(Stop);
        Assert.Equal(["dead", "open", "young"], (await node.ReadAsync(db => db.Inbox.ToListAsync())).Select(e => Text(node, e)).Order());
        var messages = await node.ReadAsync(db => db.Outgoing.ToListAsync());
        Assert.Equal(
            [OutgoingStatus.Ready, OutgoingStatus.Ready, OutgoingStatus.Sent, OutgoingStatus.Refused],
            messages.Select(m => m.Status).OrderBy(s => (int)s)
        );
        Assert.Equal(limit, messages.Single(m => m.Status == OutgoingStatus.Sent).FinishedAt);
        Assert.Equal(2, await node.ReadAsync(db => db.Files.CountAsync()));

        // A draft's file goes later; a submission's file does not go with the drafts.
        Clock.SetUtcNow(limit + node.Retention.Draft);
        await node.Sweep.RunAsync(Stop);
        Assert.NotNull(await node.ReadAsync(db => db.Files.Select(f => f.SubmissionId).SingleAsync()));
        Assert.Equal(0, await node.Sweep.RunAsync(Stop));

        async Task SpeakAsync(Node speaker, string text)
        {
            await speaker.ReceiveAsync(speaker.Event(new FakeEvent($"user-{text}", text), text));
            await speaker.Turns.RunDueAsync(Stop);
            await speaker.Sender.RunDueAsync(Stop);
        }
    }

    [Fact]
    public async Task A_sweep_larger_than_one_write_takes_everything()
    {
        var node = NewNode();
        await node.ReceiveAsync([.. Enumerable.Range(0, 1203).Select(i => node.Event(new FakeEvent($"user-{i}", "text")))]);
        await node.WriteAsync(db =>
            db.Inbox.ExecuteUpdateAsync(set =>
                set.SetProperty(e => e.Status, InboxStatus.Done).SetProperty(e => e.FinishedAt, Clock.GetUtcNow())
            )
        );
        Clock.Advance(node.Retention.Raw + TimeSpan.FromSeconds(1));

        Assert.Equal(1203, await node.Sweep.RunAsync(Stop));
        Assert.Equal(0, await node.ReadAsync(db => db.Inbox.CountAsync()));
    }

    [Fact]
    public async Task Of_a_message_that_is_taken_back_nothing_remains()
    {
        var node = NewNode();
        node.Channel.Fetch = _ => new FetchOutcome.Fetched([0xFF, 0xD8, 0xFF, 1, 2, 3]);
        node.Step = StepThatForgets;
        await node.ReceiveAsync(
            node.Event(new FakeEvent("hanako", "before") { MessageId = "m0" }, "zero", at: 1),
            node.Event(new FakeEvent("hanako", SecretText) { MessageId = "m1", File = true }, "one", at: 2),
            node.Event(new FakeEvent("taro", "same id, other person") { MessageId = "m1x" }, "two", at: 3)
        );
        await RunAllAsync(node);
        Assert.Equal(FileStatus.Stored, (await node.ReadAsync(db => db.Files.SingleAsync())).Status);

        await node.TurnAsync(new FakeEvent("hanako", null) { Type = ActivityTypes.MessageDelete, MessageId = "m1" });

        Assert.Null((await node.EventRowAsync("one")).Payload);
        var file = await node.ReadAsync(db => db.Files.SingleAsync());
        Assert.Equal((FileStatus.Erased, null, null), (file.Status, file.Content, file.Source));
        Assert.Equal(0, await node.ReadAsync(db => db.Outgoing.CountAsync(m => m.Body != null)));
        Assert.NotNull((await node.EventRowAsync("zero")).Payload);
        Assert.NotNull((await node.EventRowAsync("two")).Payload);
        Assert.Equal(1, await node.ReadAsync(db => db.Audit.CountAsync(a => a.Action == "message.forgotten")));
    }

    [Fact]
    public async Task A_message_taken_back_before_its_turn_is_not_answered_and_does_not_remain()
    {
        var node = NewNode();
        node.Step = StepThatForgets;
        await node.ReceiveAsync(
            node.Event(new FakeEvent("hanako", SecretText) { MessageId = "m1", File = true }, "one", at: 1),
            node.Event(new FakeEvent("hanako", null) { Type = ActivityTypes.MessageDelete, MessageId = "m1" }, "two", at: 2)
        );

        await RunAllAsync(node);

        Assert.Empty(node.Channel.Calls);
        var row = await node.EventRowAsync("one");
        Assert.Equal((InboxStatus.Done, "unsent", null), (row.Status, row.Outcome, row.Payload));
        Assert.Equal(0, await node.ReadAsync(db => db.Files.CountAsync()));
    }

    [Fact]
    public async Task An_answer_that_waits_when_its_message_is_taken_back_is_not_said_and_does_not_remain()
    {
        var node = NewNode();
        node.Step = StepThatForgets;
        await node.TurnAsync(new FakeEvent("hanako", SecretText) { MessageId = "m1" });
        await node.TurnAsync(new FakeEvent("hanako", null) { Type = ActivityTypes.MessageDelete, MessageId = "m1" });

        await RunAllAsync(node);

        Assert.Empty(node.Channel.Calls);
        var row = await node.MessageRowAsync();
        Assert.Equal((OutgoingStatus.Unknown, null, null), (row.Status, row.Body, row.Address));
        Clock.Advance(node.Retention.Raw + TimeSpan.FromSeconds(1));
        await node.Sweep.RunAsync(Stop);
        Assert.Equal(0, await node.ReadAsync(db => db.Outgoing.CountAsync()));
    }

    [Fact]
    public async Task Taking_back_comes_before_the_message_or_where_the_bot_is_silent_and_works_all_the_same()
    {
        var node = NewNode();
        node.Step = StepThatForgets;
        await node.TurnAsync(new FakeEvent("hanako", null) { Type = ActivityTypes.MessageDelete, MessageId = "m1" });
        await node.ReceiveAsync(node.Event(new FakeEvent("hanako", SecretText) { MessageId = "m1" }, "late"));
        await node.ReceiveAsync(node.Event(new FakeEvent("group", SecretText) { MessageId = "m2", MayAnswer = false }, "group"));
        await RunAllAsync(node);
        await node.TurnAsync(
            new FakeEvent("group", null)
            {
                Type = ActivityTypes.MessageDelete,
                MessageId = "m2",
                MayAnswer = false,
            }
        );

        Assert.Empty(node.Channel.Calls);
        Assert.Null((await node.EventRowAsync("late")).Payload);
        Assert.Null((await node.EventRowAsync("group")).Payload);
    }

    [Fact]
    public async Task A_message_that_was_edited_is_still_answered()
    {
        var node = NewNode();
        var now = Clock.GetUtcNow().ToUnixTimeMilliseconds();
        await node.ReceiveAsync(
            node.Event(new FakeEvent("hanako", "typo") { MessageId = "m1" }, "one", at: now - 2),
            node.Event(new FakeEvent("hanako", "right") { Type = ActivityTypes.MessageUpdate, MessageId = "m1" }, "two", at: now - 1)
        );

        await RunAllAsync(node);

        Assert.Equal(["echo typo", "echo right"], node.Channel.Calls.Select(c => c.Body));
    }

    [Fact]
    public async Task Personal_columns_do_not_hold_what_they_mean()
    {
        var node = NewNode();
        await HandInAsync(node);

        await using var db = Database.Create();
        var columns = new List<string>();
        foreach (
            var row in (IEnumerable<object>)
                [.. db.Inbox, .. db.Conversations, .. db.Outgoing, .. db.Submissions, .. db.Files, .. db.WorkItems, .. db.Audit]
        )
        {
            foreach (var column in db.Entry(row).Properties)
            {
                columns.Add(column.Metadata.Name);
                var stored = column.CurrentValue is ProtectedBytes value ? Encoding.UTF8.GetString(value.Sealed) : $"{column.CurrentValue}";
                foreach (var personal in Personal)
                    Assert.False(
                        stored.Contains(personal, StringComparison.Ordinal),
                        $"{row.GetType().Name}.{column.Metadata.Name} holds {personal}"
                    );
            }
        }

        // Everything there is was looked at, and it does mean what it must.
        Assert.Empty(new[] { "Payload", "Address", "State", "Body", "ReplyToken", "Answers", "Source", "Content" }.Except(columns));
        var submission = await node.ReadAsync(d => d.Submissions.SingleAsync());
        Assert.Contains(
            SecretAnswer,
            node.Protector.RevealText(Submission.AnswersColumn, submission.Id.ToString("N"), submission.Answers!),
            StringComparison.Ordinal
        );
    }

    private protected static readonly string[] Personal = [UserId, SecretText, SecretAnswer, SecretToken, "m-personal"];

    /// <summary>A conversation that leaves something personal in every column that may hold it.</summary>
    private protected static async Task HandInAsync(Node node)
    {
        node.Channel.Fetch = _ => new FetchOutcome.Fetched([0xFF, 0xD8, 0xFF, .. Encoding.UTF8.GetBytes(SecretText)]);
        node.Step = (state, input, _) =>
            new TurnResult(
                state with
                {
                    Language = SecretText,
                },
                [Activity.Message(SecretText)],
                [Node.Form("AR-1111-1111", $$"""{"where":"{{SecretAnswer}}"}""", files: [.. input.Attachments ?? []])]
            );
        await node.TurnAsync(
            new FakeEvent(UserId, SecretText)
            {
                ReplyToken = SecretToken,
                MessageId = "m-personal",
                File = true,
            }
        );
        Assert.Equal(1, await node.Fetcher.RunDueAsync(Stop));
        Assert.Equal(FileStatus.Stored, (await node.ReadAsync(db => db.Files.SingleAsync())).Status);
    }

    private static TurnResult StepThatForgets(ConversationState state, Activity input, TurnContext context) =>
        input.Type == ActivityTypes.MessageDelete
            ? new TurnResult(state, [], [new ForgetMessage(input.Id!)])
            : Node.Echo(state, input, context);

    private static async Task RunAllAsync(Node node)
    {
        while (await node.Turns.RunDueAsync(Stop) + await node.Sender.RunDueAsync(Stop) + await node.Fetcher.RunDueAsync(Stop) > 0) { }
    }
}
