using System.Text.Json;

namespace Channels.Bot.Conversations;

public static class ConversationStateJson
{
    public static byte[] Write(ConversationState state) => JsonSerializer.SerializeToUtf8Bytes(state);

    public static bool TryRead(ReadOnlySpan<byte> utf8, out ConversationState state)
    {
        state = JsonSerializer.Deserialize<ConversationState>(utf8) ?? new();
        return true;
    }
}
