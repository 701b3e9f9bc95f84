using System.Globalization;
using System.Text;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Transcripts;
using Channels.Text;

namespace Channels.Webhooks.WebChat;

/// <summary>Lines of the log as people read them.</summary>
internal static class ConversationText
{
    /// <summary>Opens a line.</summary>
    public static SpokenLine? Read(ReadLine line)
    {
        if (line.Body is null)
            return null;
        using var json = JsonDocument.Parse(line.Body);
        return Read(json.RootElement, line.Id.ToString("N"), line.Sequence, line.At);
    }

    /// <summary>Reads an activity.</summary>
    public static SpokenLine? Read(JsonElement root, string id, long sequence, DateTimeOffset at)
    {
        if (root.GetProperty("type").GetString() != "message")
            return null;
        var shown = Text(root, "channelData", "messageBack", "displayText") ?? Text(root, "text") ?? string.Empty;
        var buttons = root.TryGetProperty("suggestedActions", out var suggested)
            ? suggested
                .GetProperty("actions")
                .EnumerateArray()
                .Select(a => new Choice(
                    Text(a, "title")!,
                    Text(a, "text") ?? Text(a, "value") ?? Text(a, "title")!,
                    Text(a, "type") is ActionTypes.OpenUrl
                ))
                .ToList()
            : [];
        var files = root.TryGetProperty("attachments", out var attachments)
            ? attachments.EnumerateArray().Select(a => Text(a, "name") ?? string.Empty).ToList()
            : [];
        return new SpokenLine(id, sequence, at, Text(root, "from", "role") == "bot", shown, files, buttons, Text(root, "replyToId"))
        {
            Several =
                root.TryGetProperty("channelData", out var data) && data.TryGetProperty("several", out var several)
                    ? [.. several.EnumerateArray().Select(s => s.GetString()!)]
                    : [],
        };
    }

    /// <summary>The person's own copy: plain text, with times in Japan.</summary>
    public static string Copy(IEnumerable<SpokenLine> lines, ChatTexts texts, string language)
    {
        var copy = new StringBuilder().Append(texts[language, "copy-title"]).Append("\r\n");
        foreach (var line in lines)
        {
            copy.Append("\r\n")
                .Append(JapanTime.At(line.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))
                .Append(' ')
                .Append(texts[language, line.IsBot ? "bot" : "me"])
                .Append("\r\n")
                .Append(line.Text.ReplaceLineEndings("\r\n"));
            foreach (var file in line.Files)
                copy.Append(texts[language, "a-file"]).Append(file);
            copy.Append("\r\n");
        }

        return copy.ToString();
    }

    private static string? Text(JsonElement from, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(name, out from))
                return null;
        }

        return from.ValueKind == JsonValueKind.String ? from.GetString() : null;
    }
}

/// <summary>A message of the conversation.</summary>
internal sealed record SpokenLine(
    string Id,
    long Sequence,
    DateTimeOffset At,
    bool IsBot,
    string Text,
    IReadOnlyList<string> Files,
    IReadOnlyList<Choice> Choices,
    string? ReplyToId
)
{
    /// <summary>Labels of which several may be ticked.</summary>
    public IReadOnlyList<string> Several { get; init; } = [];
}

/// <summary>A button: what is read, and what pressing it says, or the address it opens.</summary>
internal sealed record Choice(string Title, string Said, bool IsLink = false);
