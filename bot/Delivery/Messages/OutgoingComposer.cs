using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
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
        var bodies = turn.Channel.Render([.. turn.Result.Replies.Select(r => r with { ReplyToId = r.ReplyToId ?? turn.Read.Activity.Id })]);
        var mustArrive = turn.Result.Effects.Any(e => e is SubmitForm);
        var rows = new OutgoingMessage[bodies.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = Row(turn, bodies[i], i == 0 ? turn.Read.ReplyToken : null, mustArrive);
        return rows;
    }

    private OutgoingMessage Row(Turn turn, string body, string? replyToken, bool mustArrive)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var key = id.ToString("N");
        return new OutgoingMessage
        {
            Id = id,
            EventId = turn.Event.Id,
            ConversationKey = turn.Event.ConversationKey,
            Channel = turn.Event.Channel,
            Account = turn.Event.Account,
            Sequence = sequence.Next(),
            Body = protector.Protect(OutgoingMessage.BodyColumn, key, body),
            Address = protector.Protect(OutgoingMessage.AddressColumn, key, turn.Read.Address!),
            ReplyToken = replyToken is null ? null : protector.Protect(OutgoingMessage.ReplyTokenColumn, key, replyToken),
            ReplyBy = replyToken is null ? null : turn.Event.ReceivedAt + turn.Channel.Traits.ReplyWindow,
            RetryKey = Guid.CreateVersion7(now),
            MustArrive = mustArrive,
            CreatedAt = now,
            DueAt = now,
        };
    }
}
