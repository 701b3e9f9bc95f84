using System.Text.Json;

namespace Channels.Simulator;

/// <summary>One message on the screen of a phone.</summary>
internal sealed record Bubble
{
    /// <summary>The message id; LINE's ids are 18 digits.</summary>
    public required string Id { get; init; }

    public required bool FromBot { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The message object as it was sent; undefined after an unsend.</summary>
    public required JsonElement Message { get; init; }

    /// <summary><c>true</c> for a message with a webhook of its own, <c>false</c> for the display text of a postback.</summary>
    public bool IsMessage { get; init; } = true;

    public bool Unsent { get; init; }

    public bool QuickReplyGone { get; init; }

    /// <summary>For a bot's message: the call that brought it.</summary>
    public ApiKind? Via { get; init; }

    /// <summary>For a bot's message: the request that brought it.</summary>
    public string? RequestId { get; init; }

    /// <summary>text, image, sticker, template, flex and so on; empty when unsent.</summary>
    public string Kind => Property(Message, "type") ?? "";

    /// <summary>What a person reads in it: the text, the template's text, or the alternative text.</summary>
    public string Text =>
        Kind switch
        {
            "text" or "textV2" => Property(Message, "text") ?? "",
            "template" => Property(Message.GetProperty("template"), "text") ?? Property(Message, "altText") ?? "",
            "location" => Property(Message, "address") ?? Property(Message, "title") ?? "",
            "flex" => string.Join('\n', Texts(Message.GetProperty("contents"))),
            _ => Property(Message, "altText") ?? "",
        };

    public bool HasQuickReply => Actions("quickReply").Any();

    /// <summary>Labels of the quick replies, in order, whether or not they are still on the screen.</summary>
    public IReadOnlyList<string> QuickReplyLabels => [.. Actions("quickReply").Select(LabelOf)];

    /// <summary>Labels of the buttons that stay: of a template or a Flex message, in order.</summary>
    public IReadOnlyList<string> ButtonLabels => [.. Actions("template").Concat(FlexActions).Select(LabelOf)];

    /// <summary>The action behind a quick reply or a button.</summary>
    public JsonElement? FindAction(string label)
    {
        foreach (var action in Actions("quickReply").Concat(Actions("template")).Concat(FlexActions))
        {
            if (LabelOf(action) == label)
                return action;
        }

        return null;
    }

    private IEnumerable<JsonElement> FlexActions =>
        Kind == "flex"
            ? Parts(Message.GetProperty("contents")).Where(p => p.TryGetProperty("action", out _)).Select(p => p.GetProperty("action"))
            : [];

    private static IEnumerable<string> Texts(JsonElement contents) =>
        Parts(contents).Where(p => Property(p, "type") == "text").Select(p => Property(p, "text") ?? "");

    /// <summary>A Flex message's parts, in the order in which they are read.</summary>
    private static IEnumerable<JsonElement> Parts(JsonElement part)
    {
        yield return part;
        foreach (var name in (string[])["header", "hero", "body", "footer"])
        {
            if (part.TryGetProperty(name, out var block))
            {
                foreach (var inner in Parts(block))
                    yield return inner;
            }
        }

        foreach (var one in List(part, "contents"))
        {
            foreach (var inner in Parts(one))
                yield return inner;
        }
    }

    private static string LabelOf(JsonElement action) => Property(action, "label") ?? "";

    private static string? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private IEnumerable<JsonElement> Actions(string part)
    {
        if (Message.ValueKind != JsonValueKind.Object || !Message.TryGetProperty(part, out var holder))
            yield break;
        foreach (var item in List(holder, "items").Concat(List(holder, "columns")))
        {
            if (item.TryGetProperty("action", out var action))
                yield return action;
            foreach (var inner in List(item, "actions"))
                yield return inner;
        }

        foreach (var action in List(holder, "actions"))
            yield return action;
    }

    private static JsonElement.ArrayEnumerator List(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;
}
