using Channels.Bot.Activities;
using Channels.Bot.Data;
using Channels.Bot.Data.Dialects;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Delivery.Messages;

/// <summary>
/// Takes outgoing messages by lease and makes their calls. Reply first; push only when there is no token, it is too old, or
/// the reply was definitely refused. A reply that may have arrived is tried again with its token while that lasts, where a token is taken
/// once; it is never pushed, except a receipt of which even then nobody knows.
/// </summary>
public sealed class MessageSender(
    IStore store,
    ColumnProtector protector,
    ChannelGates gates,
    DeliveryLedger ledger,
    ChannelTroubles troubles,
    TimeProvider clock,
    IOptions<DeliveryOptions> options,
    ILogger<MessageSender> logger
)
{
    private const int MostFailures = 8;

    /// <summary>Claims what is due of all channels.</summary>
    public Task<IReadOnlyList<ClaimedMessage>> ClaimAsync(int most, CancellationToken cancellationToken) =>
        TakeAsync("", most, cancellationToken);

    /// <summary>Claims what is due of one channel: as much as its breaker lets through.</summary>
    public async Task<IReadOnlyList<ClaimedMessage>> ClaimAsync(string channel, int most, CancellationToken cancellationToken)
    {
        if (gates.Find(channel) is not { } gate)
            return await TakeAsync(channel, most, cancellationToken);
        if (gate.Admit(most) is not (> 0 and var admitted))
            return [];
        IReadOnlyList<ClaimedMessage> claimed = [];
        try
        {
            claimed = await TakeAsync(channel, admitted, cancellationToken);
            return claimed;
        }
        finally
        {
            if (claimed.Count == 0)
                gate.NotTried();
        }
    }

    private async Task<IReadOnlyList<ClaimedMessage>> TakeAsync(string channel, int most, CancellationToken cancellationToken)
    {
        // Whole microseconds: the instant comes back from every database as it was written, and is compared below.
        var now = UnixMicrosecondsConverter.FromMicroseconds(UnixMicrosecondsConverter.ToMicroseconds(clock.GetUtcNow()));
        var token = Guid.CreateVersion7(now);
        var rows = await store.WriteAsync(
            async (db, stop) =>
                Written.Keep(
                    await store.Dialect.ClaimMessagesAsync(db, new Claim(now, token, now + options.Value.Lease, most, channel), stop)
                ),
            cancellationToken
        );

        // Attempts count the platform's refusals too, for most of a day; these never came back at all and may end the process.
        foreach (var killer in rows.Where(r => r.Lost >= MostFailures))
            await ledger.RefusedAsync(killer, "delivery.killed", null);
        return [.. rows.Where(r => r.Lost < MostFailures).Select(r => new ClaimedMessage(r, r.ReplyStartedAt == now))];
    }

    public IEnumerable<Task> Start(IReadOnlyList<ClaimedMessage> claimed) => claimed.Select(one => Task.Run(() => SendAsync(one))).ToList();

    /// <summary>Claims and sends what is due now.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        var claimed = await ClaimAsync(options.Value.Parallel, cancellationToken);
        await Task.WhenAll(Start(claimed));
        return claimed.Count;
    }

    /// <summary>Claims what is left of channels that are not here any more; without a channel it ends as a dead letter.</summary>
    internal async Task RunStrangersAsync(CancellationToken cancellationToken)
    {
        var open = await store.ReadAsync(
            (db, stop) => db.Outgoing.Where(m => m.Status == OutgoingStatus.Ready).Select(m => m.Channel).Distinct().ToListAsync(stop),
            cancellationToken
        );
        foreach (var stranger in open.Where(c => gates.Find(c) is null))
            await Task.WhenAll(Start(await ClaimAsync(stranger, options.Value.Parallel, cancellationToken)));
    }

    private async Task SendAsync(ClaimedMessage claimed)
    {
        var message = claimed.Message;
        try
        {
            if (claimed.ReplyNow)
                await ReplyAsync(message, isUnclear: false);
            else if (await MayReplyAgainAsync(message))
                await ReplyAsync(message, isUnclear: true);
            else if (message.ReplyStartedAt is not null && !message.MustArrive)
                await ledger.UnknownAsync(message, message.Code ?? "reply.interrupted");
            else
                await PushAsync(message);
        }
#pragma warning disable CA1031 // A bug in one message must not stop the sender; its lease ends and it is tried again.
        catch (Exception error)
#pragma warning restore CA1031
        {
            DeliveryLog.Failed(logger, message.Id, error);
            await GiveUpAsync(message);
        }
        finally
        {
            // A single try that came to no call must not keep the next one from trying.
            gates.Find(message.Channel)?.NotTried();
        }
    }

    /// <summary>A message nobody can handle (its channel is gone, a column does not open) becomes a dead letter, not an endless
    /// round.</summary>
    private async Task GiveUpAsync(OutgoingMessage message)
    {
        if (message.Attempts >= MostFailures)
            await ledger.RefusedAsync(message, "delivery.failed", null);
    }

    /// <summary>An earlier try may have arrived, and its token still lasts: where a token is taken once, nothing can come twice.</summary>
    private async Task<bool> MayReplyAgainAsync(OutgoingMessage message) =>
        message is { ReplyStartedAt: not null, ReplyToken: not null }
        && message.ReplyBy > clock.GetUtcNow()
        && gates[message.Channel].Channel.Traits.TakesReplyOnce
        && (message.MustArrive || !await ledger.IsOvertakenAsync(message));

    /// <param name="message">The message.</param>
    /// <param name="isUnclear">A try before this one may have arrived.</param>
    private async Task ReplyAsync(OutgoingMessage message, bool isUnclear)
    {
        var token = protector.RevealText(OutgoingMessage.ReplyTokenColumn, message.Id.ToString("N"), message.ReplyToken!);
        switch (await CallAsync(message, token))
        {
            case SendOutcome.Sent sent:
                troubles.Over(message, isPush: false);
                await ledger.SentAsync(message, "replied", sent.RequestId);
                break;
            case SendOutcome.NotNow later:
                await TellAsync(message, later);
                await ledger.ReplyNotMadeAsync(message, later.Code, later.After, isUnclear);
                break;
            case SendOutcome.TokenSpent spent when isUnclear:
                // The token was good when it was tried first: it was taken then.
                await ledger.SentAsync(message, "replied.before", spent.RequestId);
                break;
            case SendOutcome.Ambiguous unclear when gates[message.Channel].Channel.Traits.TakesReplyOnce:
                DeliveryLog.Ambiguous(logger, message.Id, unclear.Code);
                await ledger.ReplyUnclearAsync(message, unclear.Code, unclear.After);
                break;
            case SendOutcome.Ambiguous unclear when !message.MustArrive:
                DeliveryLog.Ambiguous(logger, message.Id, unclear.Code);
                await ledger.UnknownAsync(message, unclear.Code);
                break;
            case SendOutcome.Refused refused when isUnclear && !message.MustArrive:
                await ledger.UnknownAsync(message, refused.Code);
                break;
            default:
                // Definitely refused, or a receipt that may not have arrived. On record first: a crash from here on must
                // find a message to push, not an interrupted reply.
                if (await ledger.NowByPushAsync(message))
                    await PushAsync(message);
                break;
        }
    }

    private Task TellAsync(OutgoingMessage message, SendOutcome.NotNow later) =>
        later.Trouble is { } trouble ? troubles.BeginAsync(message, trouble) : Task.CompletedTask;

    private async Task PushAsync(OutgoingMessage message)
    {
        if (await IsBlockedAsync(message))
        {
            await ledger.RefusedAsync(message, "conversation.blocked", null);
            return;
        }

        if (message is { IsAnswer: true, MustArrive: false } && await ledger.IsSupersededAsync(message))
        {
            await ledger.SupersededAsync(message);
            return;
        }

        await ledger.BeginLateAsync(message);
        switch (await CallAsync(message, replyToken: null))
        {
            case SendOutcome.Sent sent:
                troubles.Over(message, isPush: true);
                await ledger.SentAsync(message, "pushed", sent.RequestId);
                break;
            case SendOutcome.Refused refused:
                DeliveryLog.Refused(logger, message.Id, refused.Code, refused.RequestId);
                await ledger.RefusedAsync(message, refused.Code, refused.RequestId);
                break;
            case SendOutcome.NotNow later:
                await TellAsync(message, later);
                await ledger.PushLaterAsync(message, later.Code, later.After);
                break;
            case SendOutcome.TokenSpent spent:
                await ledger.RefusedAsync(message, spent.Code, spent.RequestId);
                break;
            case SendOutcome.Ambiguous unclear:
                await ledger.PushLaterAsync(message, unclear.Code, unclear.After);
                break;
        }
    }

    private Task<SendOutcome> CallAsync(OutgoingMessage message, string? replyToken)
    {
        var key = message.Id.ToString("N");
        var call = new OutgoingCall(
            message.Account,
            protector.RevealText(OutgoingMessage.AddressColumn, key, message.Address!),
            replyToken,
            message.RetryKey,
            protector.RevealText(OutgoingMessage.BodyColumn, key, message.Body!)
        );
        return gates[message.Channel].SendAsync(call);
    }

    private Task<bool> IsBlockedAsync(OutgoingMessage message) =>
        store.ReadAsync(
            (db, stop) => db.Conversations.AnyAsync(c => c.Key == message.ConversationKey && c.Blocked, stop),
            CancellationToken.None
        );
}

/// <summary>A claimed message, and whether this claim is the one that may use its reply token.</summary>
public sealed record ClaimedMessage(OutgoingMessage Message, bool ReplyNow);
