namespace Channels.Bot.Protection;

/// <summary>Pseudonyms that rows are found by; the real ids are only in sealed columns.</summary>
public static class ConversationKeys
{
    public static string Of(ColumnProtector protector, string channel, string account, string conversationId) =>
        protector.Pseudonym("conversation", string.Concat(channel, "\n", account, "\n" + conversationId));

    public static string OfMessage(ColumnProtector protector, string channel, string account, string messageId) =>
        protector.Pseudonym("message", string.Concat(channel, "\n", account, "\n" + messageId));
}
