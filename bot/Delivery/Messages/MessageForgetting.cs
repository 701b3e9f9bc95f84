using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Erasure;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Delivery.Messages;

/// <summary>
/// What the bot was about to say repeats what it understood: it is not said. (What was sent is no longer kept; what is on its
/// way just now cannot be called back.)
/// </summary>
internal sealed class MessageForgetting(TimeProvider clock) : IForget, IExpire
{
    /// <summary>The end of the codes of what was not said because it was to be forgotten.</summary>
    public const string Forgotten = ".forgotten";

    public IReadOnlyList<SealedColumn> Columns { get; } =
    [
        SealedColumn.Of<OutgoingMessage, Guid>(OutgoingMessage.BodyColumn, m => m.Body, m => m.Id, m => m.Id.ToString("N")),
        SealedColumn.Of<OutgoingMessage, Guid>(OutgoingMessage.AddressColumn, m => m.Address, m => m.Id, m => m.Id.ToString("N")),
        SealedColumn.Of<OutgoingMessage, Guid>(OutgoingMessage.ReplyTokenColumn, m => m.ReplyToken, m => m.Id, m => m.Id.ToString("N")),
    ];

    public Task MessageAsync(ChannelsDb db, ForgottenMessage message, CancellationToken stop)
    {
        var events = message.Events(db).Select(e => e.Id);
        var unsaid = db.Outgoing.Where(m => m.ConversationKey == message.ConversationKey && events.Contains(m.EventId));
        return EraseAsync(unsaid, "message" + Forgotten, stop);
    }

    public Task ConversationAsync(ChannelsDb db, string conversationKey, CancellationToken stop) =>
        EraseAsync(db.Outgoing.Where(m => m.ConversationKey == conversationKey), "conversation" + Forgotten, stop);

    /// <summary>Dead letters stay until staff had long enough to deal with them.</summary>
    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var (raw, dead) = (now - keep.Raw, now - keep.GivenUp);
        yield return Finished(OutgoingStatus.Sent, raw);
        yield return Finished(OutgoingStatus.Unknown, raw);
        yield return Finished(OutgoingStatus.Superseded, raw);
        yield return Finished(OutgoingStatus.Refused, dead);
    }

    // One status at a time: each has its index of what is finished.
    private static Expiry Finished(OutgoingStatus status, DateTimeOffset before) =>
        Expiries.Delete(db => db.Outgoing.Where(m => m.Status == EF.Constant(status) && m.FinishedAt < before).OrderBy(m => m.FinishedAt));

    private Task EraseAsync(IQueryable<OutgoingMessage> messages, string code, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return messages
            .Where(m => m.LeaseToken == null && m.Body != null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.Body, (ProtectedBytes?)null)
                        .SetProperty(m => m.Address, (ProtectedBytes?)null)
                        .SetProperty(m => m.ReplyToken, (ProtectedBytes?)null)
                        .SetProperty(m => m.FinishedAt, now)
                        .SetProperty(m => m.Status, OutgoingStatus.Unknown)
                        .SetProperty(m => m.Code, code),
                stop
            );
    }
}
