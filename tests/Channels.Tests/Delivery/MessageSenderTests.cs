using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Data.Rows;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Doubles;
using Channels.Tests.Support.Stores;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.Delivery;

/// <summary>What a message goes through until its fate is known, against a platform that does what the test says.</summary>
public sealed class MessageSenderTests : IAsyncLifetime
{
    private static readonly SendOutcome Sent = new SendOutcome.Sent("request-1");
    private static readonly SendOutcome Refused = new SendOutcome.Refused("test.400", "request-2");
    private static readonly SendOutcome Ambiguous = new SendOutcome.Ambiguous("test.no-answer");
    private static readonly SendOutcome NotNow = new SendOutcome.NotNow("test.429", TimeSpan.FromSeconds(5));

    private readonly SqliteDatabase database = new();
    private Node node = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private FakeChannel Platform => node.Channel;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        node = new Node(database);
    }

    public async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_message_with_a_fresh_token_is_a_reply()
    {
        await HearAsync("token");

        await SendAsync();

        var call = Assert.Single(Platform.Calls);
        Assert.Equal(("token", "hanako", "echo text", Node.Account), (call.ReplyToken, call.Address, call.Body, call.Account));
        await AssertEndedAsync(OutgoingStatus.Sent, "replied", "request");
    }

    [Fact]
    public async Task A_message_without_a_token_is_pushed_with_its_stored_key()
    {
        await HearAsync(token: null);
        var key = (await node.MessageRowAsync()).RetryKey;

        await SendAsync();

        var call = Assert.Single(Platform.Calls);
        Assert.Equal((null, key, "hanako"), (call.ReplyToken, call.RetryKey, call.Address));
        await AssertEndedAsync(OutgoingStatus.Sent, "pushed", "request");
    }

    [Fact]
    public async Task A_token_that_has_grown_old_is_not_tried()
    {
        await HearAsync("token");
        node.Clock.SetUtcNow((await node.MessageRowAsync()).ReplyBy!.Value);

        await SendAsync();

        Assert.Null(Assert.Single(Platform.Calls).ReplyToken);
        await AssertEndedAsync(OutgoingStatus.Sent, "pushed", "request");
    }

    [Fact]
    public async Task A_reply_that_is_definitely_refused_is_pushed_at_once_with_the_stored_key()
    {
        await HearAsync("token");
        var key = (await node.MessageRowAsync()).RetryKey;
        Platform.AnswerWith(Refused, Sent);

        await SendAsync();

        Assert.Equal(["token", null], Platform.Calls.Select(c => c.ReplyToken));
        Assert.Equal(key, Platform.Pushes[0].RetryKey);
        await AssertEndedAsync(OutgoingStatus.Sent, "pushed", "request-1");
    }

    [Fact]
    public async Task An_ambiguous_reply_is_over_and_never_sent_again()
    {
        await HearAsync("token");
        Platform.AnswerWith(Ambiguous);

        await SendAsync();

        await AssertEndedAsync(OutgoingStatus.Unknown, "test.no-answer");
        await AssertNothingMoreAsync(calls: 1);
    }

    [Fact]
    public async Task A_reply_whose_sender_died_before_its_result_is_over_and_never_sent_again()
    {
        await HearAsync("token");
        await node.Sender.ClaimAsync(10, Stop); // and the process is gone
        node.Clock.Advance(node.DeliveryOptions.Lease);

        await SendAsync();

        await AssertEndedAsync(OutgoingStatus.Unknown, "reply.interrupted");
        await AssertNothingMoreAsync(calls: 0);
    }

    [Fact]
    public async Task A_receipt_whose_reply_is_ambiguous_is_pushed_with_the_stored_key()
    {
        await HearAsync("token", receipt: true);
        var key = (await node.MessageRowAsync()).RetryKey;
        Platform.AnswerWith(Ambiguous, Sent);

        await SendAsync();

        Assert.Equal(["token", null], Platform.Calls.Select(c => c.ReplyToken));
        Assert.Equal(key, Platform.Pushes[0].RetryKey);
        await AssertEndedAsync(OutgoingStatus.Sent, "pushed", "request-1");
    }

    [Fact]
    public async Task A_receipt_whose_sender_died_is_pushed_with_the_stored_key()
    {
        await HearAsync("token", receipt: true);
        var key = (await node.MessageRowAsync()).RetryKey;
        await node.Sender.ClaimAsync(10, Stop);
        node.Clock.Advance(node.DeliveryOptions.Lease);

        await SendAsync();

        var call = Assert.Single(Platform.Calls);
        Assert.Equal((null, key), (call.ReplyToken, call.RetryKey));
    }

    [Fact]
    public async Task A_message_whose_sender_died_between_refused_reply_and_push_is_pushed()
    {
        await HearAsync("token");
        var claimed = Assert.Single(await node.Sender.ClaimAsync(10, Stop));
        Assert.True(await node.Ledger.NowByPushAsync(claimed.Message));
        node.Clock.Advance(node.DeliveryOptions.Lease);

        await SendAsync();

        Assert.Null(Assert.Single(Platform.Calls).ReplyToken);
        await AssertEndedAsync(OutgoingStatus.Sent, "pushed", "request");
    }

    [Fact]
    public async Task A_reply_that_was_certainly_not_made_is_tried_again_while_the_token_lasts()
    {
        await HearAsync("token");
        Platform.AnswerWith(NotNow);
        await SendAsync();
        var row = await node.MessageRowAsync();
        Assert.Equal(
            (OutgoingStatus.Ready, "test.429", node.Clock.GetUtcNow().AddSeconds(5), null),
            (row.Status, row.Code, row.DueAt, row.ReplyStartedAt)
        );
        Assert.Equal(0, await node.Sender.RunDueAsync(Stop));

        node.Clock.Advance(TimeSpan.FromSeconds(5));
        Platform.AnswerWith(Sent);
        await SendAsync();

        Assert.Equal(["token", "token"], Platform.Calls.Select(c => c.ReplyToken));
        await AssertEndedAsync(OutgoingStatus.Sent, "replied", "request-1");
    }

    [Fact]
    public async Task A_reply_that_could_not_be_made_in_time_becomes_a_push()
    {
        await HearAsync("token");
        Platform.AnswerWith(new SendOutcome.NotNow("test.429", TimeSpan.FromMinutes(1)));
        await SendAsync();
        node.Clock.Advance(TimeSpan.FromMinutes(1));
        Platform.AnswerWith(Sent);

        await SendAsync();

        Assert.Equal(["token", null], Platform.Calls.Select(c => c.ReplyToken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_push_is_repeated_with_the_same_key_and_body_and_ends_before_the_platform_forgets_the_key(bool ambiguous)
    {
        await HearAsync(token: null);
        var made = await node.MessageRowAsync();
        Platform.AnswerWith(ambiguous ? Ambiguous : new SendOutcome.NotNow("test.429", null));
        OutgoingMessage row;
        do
        {
            await SendAsync();
            row = await node.MessageRowAsync();
            if (row.Status == OutgoingStatus.Ready)
                node.Clock.SetUtcNow(row.DueAt);
        } while (row.Status == OutgoingStatus.Ready);

        Assert.InRange(Platform.Calls.Count, 100, 500);
        Assert.Equal((made.RetryKey, "echo text"), Assert.Single(Platform.Calls.Select(c => (c.RetryKey, c.Body)).Distinct()));
        Assert.All(Platform.Calls, c => Assert.Null(c.ReplyToken));
        Assert.Equal((OutgoingStatus.Refused, ambiguous ? "test.no-answer.expired" : "test.429.expired"), (row.Status, row.Code));
        Assert.InRange(node.Clock.GetUtcNow(), made.CreatedAt.AddHours(22), made.CreatedAt.AddHours(23));
        await AssertNothingMoreAsync(Platform.Calls.Count);
    }

    [Fact]
    public async Task A_push_that_is_definitely_refused_is_a_dead_letter()
    {
        await HearAsync(token: null);
        Platform.AnswerWith(Refused);

        await SendAsync();

        await AssertEndedAsync(OutgoingStatus.Refused, "test.400", "request-2");
        Assert.NotNull((await node.MessageRowAsync()).Body);
        await AssertNothingMoreAsync(calls: 1);
    }

    [Fact]
    public async Task After_an_outage_only_what_was_asked_last_is_pushed()
    {
        for (var i = 1; i <= 5; i++)
        {
            await node.TurnAsync(new FakeEvent("hanako", $"answer {i}") { ReplyToken = $"token-{i}" });
            Platform.AnswerWith(new SendOutcome.NotNow("test.no-connection", null));
            await node.Sender.RunDueAsync(Stop);
            node.Clock.Advance(TimeSpan.FromSeconds(40));
        }

        Platform.AnswerWith(Sent);
        node.Clock.Advance(TimeSpan.FromMinutes(10));
        Platform.Calls.Clear();
        while (await node.Sender.RunDueAsync(Stop) > 0) { }

        Assert.Equal("echo answer 5", Assert.Single(Platform.Pushes).Body);
        Assert.Equal(4, await node.ReadAsync(db => db.Outgoing.CountAsync(m => m.Status == OutgoingStatus.Superseded && m.Body == null)));
    }

    [Fact]
    public async Task What_does_not_answer_is_left_alone_and_tried_by_one_message()
    {
        node.DeliveryOptions.BreaksAfter = 3;
        Platform.AnswerWith(new SendOutcome.Ambiguous("test.no-answer"));
        for (var i = 0; i < 10; i++)
            await node.TurnAsync(new FakeEvent($"user-{i}", "text"));
        await Task.WhenAll(node.Sender.Start(await node.Sender.ClaimAsync(FakeChannel.ChannelName, 3, Stop)));
        Assert.Equal(3, Platform.Calls.Count);
        Assert.Empty(await node.Sender.ClaimAsync(FakeChannel.ChannelName, 10, Stop));

        node.Clock.Advance(node.DeliveryOptions.BreakFor);
        var single = await node.Sender.ClaimAsync(FakeChannel.ChannelName, 10, Stop);
        Assert.Single(single);
        Assert.Empty(await node.Sender.ClaimAsync(FakeChannel.ChannelName, 10, Stop));
        Platform.AnswerWith(Sent);
        await Task.WhenAll(node.Sender.Start(single));
        Assert.NotEmpty(await node.Sender.ClaimAsync(FakeChannel.ChannelName, 10, Stop));
    }

    [Fact]
    public async Task Nothing_is_pushed_to_somebody_who_blocked_the_account()
    {
        await HearAsync(token: null);
        node.Step = (state, _, _) => TurnResult.Silent(state);
        await node.TurnAsync(new FakeEvent("hanako", null) { Type = ActivityTypes.ConversationUpdate, Name = EventNames.Unfollow });

        await SendAsync();

        Assert.Empty(Platform.Calls);
        await AssertEndedAsync(OutgoingStatus.Refused, "conversation.blocked");
    }

    [Fact]
    public async Task Somebody_who_comes_back_after_blocking_is_answered()
    {
        node.Step = (state, _, _) => TurnResult.Silent(state);
        await node.TurnAsync(new FakeEvent("hanako", null) { Type = ActivityTypes.ConversationUpdate, Name = EventNames.Unfollow });
        await HearAsync(token: null);

        await SendAsync();

        await AssertEndedAsync(OutgoingStatus.Sent, "pushed", "request");
    }

    [Fact]
    public async Task A_slow_call_does_not_hold_up_other_conversations()
    {
        var platform = new TaskCompletionSource<SendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        Platform.Answer = call => call.Address == "slow" ? platform.Task : FakeChannel.Outcome(Sent);
        await node.TurnAsync(new FakeEvent("slow", "text"));
        for (var i = 0; i < 10; i++)
            await node.TurnAsync(new FakeEvent($"user-{i}", "text"));

        var sending = Task.WhenAll(node.Sender.Start(await node.Sender.ClaimAsync(20, Stop)));
        using var patience = new CancellationTokenSource(EmulatedLine.Patience);
        while (await node.ReadAsync(db => db.Outgoing.CountAsync(m => m.Status == OutgoingStatus.Sent)) < 10)
            patience.Token.ThrowIfCancellationRequested();

        Assert.False(sending.IsCompleted);
        platform.SetResult(Sent);
        await sending;
        Assert.Equal(11, await node.ReadAsync(db => db.Outgoing.CountAsync(m => m.Status == OutgoingStatus.Sent)));
    }

    [Fact]
    public async Task A_sender_that_lost_its_lease_during_the_reply_does_not_push()
    {
        await HearAsync("token");
        var other = new Node(database, node.Clock, Platform);
        Platform.Answer = async call =>
        {
            if (call.ReplyToken is null)
                return Sent;
            node.Clock.Advance(node.DeliveryOptions.Lease);
            await other.Sender.ClaimAsync(10, Stop);
            return Refused;
        };

        await SendAsync();

        Assert.Empty(Platform.Pushes);
        Assert.Equal(OutgoingStatus.Ready, (await node.MessageRowAsync()).Status);
        await other.DisposeAsync();
    }

    [Fact]
    public async Task A_bug_in_one_call_is_logged_without_what_was_said_and_stops_nobody()
    {
        await node.TurnAsync(new FakeEvent("hanako", "text"));
        await node.TurnAsync(new FakeEvent("taro", "text"));
        Platform.Answer = call => call.Address == "hanako" ? throw new InvalidOperationException("bug") : FakeChannel.Outcome(Sent);

        Assert.Equal(2, await node.Sender.RunDueAsync(Stop));

        Assert.Equal(1, await node.ReadAsync(db => db.Outgoing.CountAsync(m => m.Status == OutgoingStatus.Sent)));
        Assert.Contains("bug", node.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hanako", node.Logs.Text, StringComparison.Ordinal);
    }

    private Task HearAsync(string? token, bool receipt = false)
    {
        node.Step = (state, input, _) =>
            new TurnResult(state, [Activity.Message($"echo {input.Text}")], receipt ? [Node.Form("AR-1111-1111")] : []);
        return node.TurnAsync(new FakeEvent("hanako", "text") { ReplyToken = token });
    }

    private async Task SendAsync() => Assert.Equal(1, await node.Sender.RunDueAsync(Stop));

    private async Task AssertEndedAsync(OutgoingStatus status, string code, string? requestId = null)
    {
        var row = await node.MessageRowAsync();
        Assert.Equal(
            (status, code, requestId, node.Clock.GetUtcNow(), null, null, null),
            (row.Status, row.Code, row.RequestId, row.FinishedAt, row.ReplyToken, row.LeaseToken, row.LeaseUntil)
        );
    }

    /// <summary>However long one waits.</summary>
    private async Task AssertNothingMoreAsync(int calls)
    {
        for (var i = 0; i < 3; i++)
        {
            node.Clock.Advance(TimeSpan.FromHours(9));
            Assert.Equal(0, await node.Sender.RunDueAsync(Stop));
        }

        Assert.Equal(calls, Platform.Calls.Count);
    }
}
