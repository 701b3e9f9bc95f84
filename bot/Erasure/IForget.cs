using Channels.Bot.Data;
using Channels.Bot.Data.Rows;

namespace Channels.Bot.Erasure;

/// <summary>
/// What a room keeps of people and how it forgets it. Every sealed column has exactly one owner, which is checked by a system
/// test: whoever adds a column says here how it goes.
/// </summary>
public interface IForget
{
    /// <summary>The sealed columns this room owns.</summary>
    IReadOnlyList<SealedColumn> Columns { get; }

    /// <summary>A person took a message back: nothing of it may remain.</summary>
    Task MessageAsync(ChannelsDb db, ForgottenMessage message, CancellationToken stop) => Task.CompletedTask;

    /// <summary>Everything of a conversation goes, but for what was handed in.</summary>
    Task ConversationAsync(ChannelsDb db, string conversationKey, CancellationToken stop) => Task.CompletedTask;

    /// <summary>The time of submissions is over: this room's rows of them go.</summary>
    Task RemoveAsync(ChannelsDb db, IReadOnlyCollection<Guid> submissions, CancellationToken stop) => Task.CompletedTask;

    /// <summary>Everything that was handed in with a submission goes; that it was there remains.</summary>
    Task SubmissionAsync(ChannelsDb db, Guid submission, CancellationToken stop) => Task.CompletedTask;
}

/// <summary>A message somebody took back.</summary>
/// <param name="Unsend">The event that says so.</param>
/// <param name="MessageId">The channel's id of the message.</param>
/// <param name="Key">Its pseudonym, by which rows are found.</param>
public sealed record ForgottenMessage(InboxEvent Unsend, string MessageId, string Key)
{
    public string ConversationKey => Unsend.ConversationKey;

    /// <summary>The events that brought it, without the one that takes it back.</summary>
    public IQueryable<InboxEvent> Events(ChannelsDb db) =>
        db.Inbox.Where(e => e.ConversationKey == Unsend.ConversationKey && e.MessageKey == Key && e.Id != Unsend.Id);
}
