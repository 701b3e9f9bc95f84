using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Erasure;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Turns;

/// <summary>The row of a conversation goes whole: the next message of the same person begins a new one.</summary>
internal sealed class ConversationForgetting : IForget
{
    public IReadOnlyList<SealedColumn> Columns { get; } =
    [
        SealedColumn.Of<Conversation, string>(Conversation.StateColumn, c => c.State, c => c.Key, c => c.Key),
        SealedColumn.Of<Conversation, string>(Conversation.AddressColumn, c => c.Address, c => c.Key, c => c.Key),
        SealedColumn.Of<Conversation, string>(Conversation.UnreadableColumn, c => c.Unreadable, c => c.Key, c => c.Key),
    ];

    public Task ConversationAsync(ChannelsDb db, string conversationKey, CancellationToken stop) =>
        db.Conversations.Where(c => c.Key == conversationKey).ExecuteDeleteAsync(stop);
}
