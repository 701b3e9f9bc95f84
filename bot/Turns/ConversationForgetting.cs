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
        yield return async (db, most, stop) =>
        {
            // Channel by channel, each from its oldest; also those that are no longer served.
            var (gone, last) = (0, "");
            while (gone < most && await NextAsync(db, last, stop) is { } name && name != last)
            {
                last = name;
                var (before, rest) = (pages.Contains(name) ? left : silent, most - gone);
                gone += await db
                    .Conversations.Where(c => c.Channel == name && c.UpdatedAt < before)
                    .OrderBy(c => c.UpdatedAt)
                    .Take(rest)
                    .ExecuteDeleteAsync(stop);
            }

            return gone;
        };
    }

#pragma warning disable CA1309 // the database compares
    private static Task<string?> NextAsync(ChannelsDb db, string channel, CancellationToken stop) =>
        db
            .Conversations.Where(c => string.Compare(c.Channel, channel) > 0)
            .OrderBy(c => c.Channel)
            .Select(c => (string?)c.Channel)
            .FirstOrDefaultAsync(stop);
#pragma warning restore CA1309
}
