using System.Text.Json;

namespace Channels.Simulator;

/// <summary>Reads request bodies without trusting them.</summary>
internal static class RequestBody
{
    /// <summary>The JSON object, or <c>null</c> when the bytes are none.</summary>
    public static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A non-empty string property, or <c>null</c>.</summary>
    public static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? TextOf(value) : null;

    /// <summary>A list of strings, or <c>null</c> when it is missing or holds anything else.</summary>
    public static List<string>? Texts(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
            return null;
        var texts = list.EnumerateArray().Select(TextOf).OfType<string>().ToList();
        return texts.Count == list.GetArrayLength() ? texts : null;
    }

    public static IReadOnlyList<JsonElement> Messages(JsonElement body) =>
        body.TryGetProperty("messages", out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: no text at all.
            return null;
        }
    }
}
