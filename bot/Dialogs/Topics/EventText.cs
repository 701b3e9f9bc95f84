using System.Text.Json;
using Channels.Bot.Activities;

namespace Channels.Bot.Dialogs.Topics;

/// <summary>Reads what an event carries.</summary>
internal static class EventText
{
    /// <summary>A text of the event's value, or null.</summary>
    public static string? TextOf(this Activity input, string name) =>
        input.Value is { ValueKind: JsonValueKind.Object } map
        && map.TryGetProperty(name, out var text)
        && text.ValueKind is JsonValueKind.String
            ? text.GetString()
            : null;
}
