using Channels.Bot.Activities;
using Channels.Bot.Conversations;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Forms;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Channels.Bot.Turns;

/// <summary>Opens what a conversation's row holds.</summary>
public sealed class StoredStates(
    IStore store,
    ColumnProtector protector,
    IStandingCases cases,
    OfferedLanguages languages,
    ILogger<StoredStates> logger
)
{
    /// <summary>Where the conversation's answers went last, or null.</summary>
    public string? AddressOf(Conversation? conversation) =>
        conversation?.Address is null ? null : protector.RevealText(Conversation.AddressColumn, conversation.Key, conversation.Address);

    /// <summary>The language of the conversation's dialog; null when there is none yet or its state cannot be read.</summary>
    internal string? LanguageOf(Conversation? conversation) =>
        conversation?.State is { } state
        && ConversationStateJson.TryRead(protector.Reveal(Conversation.StateColumn, conversation.Key, state), out var read)
            ? read.Language
            : null;

    /// <summary>The state, or a fresh one; one that cannot be read is kept aside for staff. What an office erased meanwhile is not gone on
    /// with: words for it would be kept by nobody.</summary>
    internal async Task<ConversationState> ReadAsync(Conversation? conversation, InboxEvent one)
    {
        if (conversation?.State is null)
            return new ConversationState();
        var bytes = protector.Reveal(Conversation.StateColumn, conversation.Key, conversation.State);
        if (ConversationStateJson.TryRead(bytes, out var state))
            return await WithoutErasedAsync(state);
        TurnLog.StateUnreadable(logger, one.Id);
        await KeepUnreadableAsync(conversation.Key, bytes);
        return state;
    }

    /// <summary>Before anything was said the person's own account may tell; letters of a first word tell nothing (BCP is Japanese). Who
    /// reads no language that is offered is met in easy Japanese.</summary>
    internal async Task<ConversationState> BeginAsync(ConversationState state, IChannel channel, string account, string address) =>
        await channel.LanguageOfAsync(account, address, CancellationToken.None) is { Length: > 0 } tag
            ? state with
            {
                Language = languages.OfApp(tag),
            }
            : state;

    private async Task<ConversationState> WithoutErasedAsync(ConversationState state)
    {
        if (state.InHand() is not { Count: > 0 } inHand)
            return state;
        var standing = await cases.OfAsync(inHand, CancellationToken.None);
        return standing.Count < inHand.Count ? state.Without(inHand.Except(standing)) : state;
    }

    /// <summary>Before the turn writes over it; done again when the turn runs again.</summary>
    private Task<int> KeepUnreadableAsync(string key, byte[] bytes)
    {
        var copy = protector.Protect(Conversation.UnreadableColumn, key, bytes);
        return store.WriteAsync(
            async (db, stop) =>
                Written.Keep(
                    await db
                        .Conversations.Where(c => c.Key == key)
                        .ExecuteUpdateAsync(set => set.SetProperty(c => c.Unreadable, copy), stop)
                ),
            CancellationToken.None
        );
    }
}
