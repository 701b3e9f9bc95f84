using Channels.Bot.Activities;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Erasure;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Turns;

/// <summary>The row of a conversation goes whole: the next message of the same person begins a new one.</summary>
internal sealed class ConversationForgetting(IEnumerable<IChannel> channels) : IForget, IExpire
{
    public IReadOnlyList<SealedColumn> Columns { get; } =
    [
        SealedColumn.Of<Conversation, string>(Conversation.StateColumn, c => c.State, c => c.Key, c => c.Key),
        SealedColumn.Of<Conversation, string>(Conversation.AddressColumn, c => c.Address, c => c.Key, c => c.Key),
        SealedColumn.Of<Conversation, string>(Conversation.UnreadableColumn, c => c.Unreadable, c => c.Key, c => c.Key),
    ];

    public Task ConversationAsync(ChannelsDb db, string conversationKey, CancellationToken stop) =>
        db.Conversations.Where(c => c.Key == conversationKey).ExecuteDeleteAsync(stop);

    /// <summary>Conversations in which nobody said anything for long. What was handed in in them stays.</summary>
    public IEnumerable<Expiry> Expired(DateTimeOffset now, RetentionOptions keep)
    {
        var (silent, left) = (now - keep.Conversation, now - keep.Page);
        var pages = channels.Where(c => c.Traits.IsInPage).Select(c => c.Name).ToList();
        yield return Expiries.Delete(db =>
            db.Conversations.Where(c => c.UpdatedAt < silent || (c.UpdatedAt < left && pages.Contains(c.Channel))).OrderBy(c => c.UpdatedAt)
        );
    }
}
