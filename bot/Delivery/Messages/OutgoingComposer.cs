using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Intake;
using Channels.Bot.Joints;
using Channels.Bot.Protection;

namespace Channels.Bot.Delivery.Messages;

/// <summary>Makes the outgoing rows of a turn: exact bodies, the first one with the reply token, each with its retry key.</summary>
public sealed class OutgoingComposer(ColumnProtector protector, Sequence sequence, TimeProvider clock)
{
    public IReadOnlyList<OutgoingMessage> Compose(Turn turn)
    {
        if (turn.Result.Replies.Count == 0 || turn.Read.Address is null)
            return [];

        // What no person said (the office wrote, slow work is done) is no answer to a message of theirs.
        var said = OwnEvent.Is(turn.Event) ? null : turn.Read.Activity.Id;
        return Compose(
            turn.Event,
            turn.Channel,
            turn.Read.Address,
            turn.Read.ReplyToken,
            [.. turn.Result.Replies.Select(r => r with { ReplyToId = r.ReplyToId ?? said })],
            turn.Result.Effects.Any(MustArrive)
        );
    }

    /// <summary>What says that something was taken, with its number or code, and what is said to somebody in danger: it is never left
    /// out because something newer was said.</summary>
    private static bool MustArrive(Effect effect) =>
        effect
            is SubmitForm
                or WithdrawSubmission
                or AttachLater
                or AddToCase
                or AnswerReport
                or TicketQuestion
                or ParkForm
                or Invite
                or RaiseAlert
                or AskForStaff;

    /// <summary>The rows of what is said to an event.</summary>
    /// <param name="mustArrive">A second copy of it is better than none.</param>
    public IReadOnlyList<OutgoingMessage> Compose(
        InboxEvent one,
        IChannel channel,
        string address,
        string? replyToken,
        IReadOnlyList<Activity> replies,
        bool mustArrive
    )
    {
        var bodies = channel.Render(replies);
        var rows = new OutgoingMessage[bodies.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = Row(one, channel, address, bodies[i], i == 0 ? replyToken : null, mustArrive);
            rows[i].IsAnswer = replyToken is not null;
        }

        return rows;
    }

    private OutgoingMessage Row(InboxEvent one, IChannel channel, string address, string body, string? replyToken, bool mustArrive)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var key = id.ToString("N");
        return new OutgoingMessage
        {
            Id = id,
            EventId = one.Id,
            ConversationKey = one.ConversationKey,
            Channel = one.Channel,
            Account = one.Account,
            Sequence = sequence.Next(),
            Body = protector.Protect(OutgoingMessage.BodyColumn, key, body),
            Address = protector.Protect(OutgoingMessage.AddressColumn, key, address),
            ReplyToken = replyToken is null ? null : protector.Protect(OutgoingMessage.ReplyTokenColumn, key, replyToken),
            ReplyBy = replyToken is null ? null : one.ReceivedAt + channel.Traits.ReplyWindow,
            RetryKey = Guid.CreateVersion7(now),
            MustArrive = mustArrive,
            CreatedAt = now,
            DueAt = now,
        };
    }
}
