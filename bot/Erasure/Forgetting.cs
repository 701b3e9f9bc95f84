using Channels.Bot.Audit;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Erasure;

/// <summary>Lets every room forget, in one transaction, and puts on record that it was done; never what it was.</summary>
public sealed class Forgetting(IEnumerable<IForget> rooms, ColumnProtector protector, TimeProvider clock) : IEffectWriter<ForgetMessage>
{
    private readonly IForget[] rooms = [.. rooms];

    /// <summary>The sealed columns of all rooms.</summary>
    public IEnumerable<SealedColumn> Columns => rooms.SelectMany(r => r.Columns);

    public async Task<bool> WriteAsync(ChannelsDb db, Turn turn, ForgetMessage effect, CancellationToken stop)
    {
        await MessageAsync(db, turn.Event, effect.MessageId, stop);
        return true;
    }

    /// <summary>A message was taken back.</summary>
    /// <param name="db">The context of the transaction; the caller saves.</param>
    /// <param name="unsend">The event that says so.</param>
    /// <param name="messageId">The channel's id of the message.</param>
    public async Task MessageAsync(ChannelsDb db, InboxEvent unsend, string messageId, CancellationToken stop)
    {
        var key = ConversationKeys.OfMessage(protector, unsend.Channel, unsend.Account, messageId);
        var message = new ForgottenMessage(unsend, messageId, key);
        foreach (var room in rooms)
            await room.MessageAsync(db, message, stop);
        AuditLog.Add(db, clock.GetUtcNow(), Actor.Bot, "message.forgotten", key);
    }

    /// <summary>Everything of a conversation goes, but for what was handed in.</summary>
    /// <param name="by">Who wants it.</param>
    public async Task ConversationAsync(ChannelsDb db, string conversationKey, Actor by, CancellationToken stop)
    {
        foreach (var room in rooms)
            await room.ConversationAsync(db, conversationKey, stop);
        AuditLog.Add(db, clock.GetUtcNow(), by, "conversation.forgotten", conversationKey);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>The time of submissions is over: all rooms remove what they have of them.</summary>
    public async Task RemoveAsync(ChannelsDb db, IReadOnlyCollection<Guid> submissions, CancellationToken stop)
    {
        foreach (var room in rooms)
            await room.RemoveAsync(db, submissions, stop);
    }

    /// <summary>Everything that was handed in with a submission goes.</summary>
    /// <param name="by">Who wants it.</param>
    /// <returns>False when there is no such submission.</returns>
    public async Task<bool> SubmissionAsync(ChannelsDb db, string reference, Actor by, CancellationToken stop)
    {
        var submission = await db.Submissions.Where(s => s.Reference == reference).Select(s => (Guid?)s.Id).SingleOrDefaultAsync(stop);
        if (submission is not { } id)
            return false;
        foreach (var room in rooms)
            await room.SubmissionAsync(db, id, stop);
        AuditLog.Add(db, clock.GetUtcNow(), by, "submission.forgotten", reference);
        await db.SaveChangesAsync(stop);
        return true;
    }
}
