using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Erasure;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Intake;

/// <summary>What was received loses its words; that it was received remains, so that it is not received again.</summary>
internal sealed class InboxForgetting : IForget, IExpire
{
    public IReadOnlyList<SealedColumn> Columns { get; } =
    [SealedColumn.Of<InboxEvent, Guid>(InboxEvent.PayloadColumn, e => e.Payload, e => e.Id, e => e.Id.ToString("N"))];

    public Task MessageAsync(ChannelsDb db, ForgottenMessage message, CancellationToken stop) => EraseAsync(message.Events(db), stop);

    public Task ConversationAsync(ChannelsDb db, string conversationKey, CancellationToken stop) =>
        EraseAsync(db.Inbox.Where(e => e.ConversationKey == conversationKey), stop);

    /// <summary>Finished events; what was given up stays until staff had long enough to deal with it.</summary>
    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var raw = now - keep.Raw;
        yield return Expiries.Delete(db =>
            db.Inbox.Where(e => e.Status == InboxStatus.Done && e.FinishedAt < raw).OrderBy(e => e.FinishedAt)
        );
        var dead = now - keep.GivenUp;
        yield return Expiries.Delete(db =>
            db.Inbox.Where(e => e.Status == InboxStatus.Dead && e.FinishedAt < dead).OrderBy(e => e.FinishedAt)
        );
        yield return Expiries.Delete(db => db.TakenBack.Where(t => t.At < raw).OrderBy(t => t.At));
    }

    private static Task EraseAsync(IQueryable<InboxEvent> events, CancellationToken stop) =>
        events.ExecuteUpdateAsync(set => set.SetProperty(e => e.Payload, (ProtectedBytes?)null), stop);
}
