using System.Text.Json;
using Channels.Bot.Conversations;

namespace Channels.Bot.Drafts;

/// <summary>What the keeper of drafts needs to know of a session.</summary>
internal static class DraftText
{
    /// <summary>The session without the answers of a message; null when none came from it.</summary>
    public static string? Without(string messageId, ReadOnlyMemory<byte> utf8)
    {
        using var json = JsonDocument.Parse(utf8);
        if (ConversationStateJson.ReadSession(json.RootElement) is not { } session)
            return null;
        var left = session.Without(messageId);
        return left == session ? null : ConversationStateJson.WriteSession(left);
    }

    /// <summary>The session as it was parked; null when it cannot be read.</summary>
    public static FormSession? Read(ReadOnlyMemory<byte> utf8)
    {
        using var json = JsonDocument.Parse(utf8);
        return ConversationStateJson.ReadSession(json.RootElement);
    }

    /// <summary>Addresses of the files among the answers, for example <c>line:4711</c>.</summary>
    public static IReadOnlyList<string> FilesOf(FormSession session) =>
        [.. session.Answers.Values.Select(a => UrlOf(a.Value)).OfType<string>()];

    private static string? UrlOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty("url", out var url) && url.ValueKind is JsonValueKind.String
            ? url.GetString()
            : null;
}
