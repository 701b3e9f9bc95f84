using System.Text;
using System.Text.Json;

namespace Channels.Simulator;

/// <summary>LINE's published limits for message objects.</summary>
internal static class MessageRules
{
    public const int MostMessages = 5;
    private const int MostQuickReplies = 13;

    /// <summary>Checks the <c>messages</c> of a request body.</summary>
    public static IReadOnlyList<MessageProblem> Check(JsonElement body)
    {
        var problems = new List<MessageProblem>();
        if (!body.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array)
            return [new MessageProblem("messages", "May not be empty")];
        var count = messages.GetArrayLength();
        if (count is < 1 or > MostMessages)
            return [new MessageProblem("messages", "Size must be between 1 and 5")];
        for (var i = 0; i < count; i++)
            CheckMessage(new PropertyReader(messages[i], $"messages[{i}]", problems));
        return problems;
    }

    private static void CheckMessage(PropertyReader message)
    {
        if (message.Element.ValueKind != JsonValueKind.Object)
        {
            message.Problem("", "Must be an object");
            return;
        }

        switch (message.Text("type", 50))
        {
            case "text":
                message.Text("text", 5_000);
                if (message.Has("emojis"))
                    message.Objects("emojis", 0, 20);
                break;
            case "textV2":
                message.Text("text", 5_000);
                CheckSubstitution(message);
                break;
            case "sticker":
                message.Text("packageId", 50);
                message.Text("stickerId", 50);
                break;
            case "image":
            case "video":
                message.Https("originalContentUrl");
                message.Https("previewImageUrl");
                break;
            case "audio":
                message.Https("originalContentUrl");
                message.Number("duration", 1, long.MaxValue);
                break;
            case "location":
                message.Text("title", 100);
                message.Text("address", 100);
                message.Number("latitude", -90, 90);
                message.Number("longitude", -180, 180);
                break;
            case "imagemap":
                message.Https("baseUrl");
                message.Text("altText", 1_500);
                message.Object("baseSize");
                message.Objects("actions", 1, 50);
                break;
            case "template":
                message.Text("altText", 1_500);
                if (message.Object("template") is { } template)
                    TemplateRules.Check(template);
                break;
            case "flex":
                message.Text("altText", 1_500);
                if (message.Object("contents") is { } contents)
                    CheckFlex(contents);
                break;
            case { } unknown:
                message.Problem("type", $"Must be one of the known message types; '{unknown}' is not");
                break;
        }

        CheckQuickReply(message);
        if (message.Object("sender", required: false) is { } sender)
        {
            sender.Text("name", 20, required: false, graphemes: true);
            sender.Https("iconUrl", required: false);
        }
    }

    private static void CheckQuickReply(PropertyReader message)
    {
        if (message.Object("quickReply", required: false) is not { } quickReply)
            return;
        foreach (var item in quickReply.Objects("items", 1, MostQuickReplies))
        {
            if (item.Text("type", 20) is { } type && type != "action")
                item.Problem("type", "Must be 'action'");
            item.Https("imageUrl", required: false);
            if (item.Object("action") is { } action)
                ActionRules.Check(action, longestLabel: 20, labelRequired: true, inQuickReply: true);
        }
    }

    private static void CheckSubstitution(PropertyReader message)
    {
        if (message.Object("substitution", required: false) is not { } substitution)
            return;
        var keys = substitution.Element.EnumerateObject().Select(p => p.Name).ToList();
        if (keys.Count > 100)
            message.Problem("substitution", "Size must be between 0 and 100");
        foreach (var key in keys.Where(k => k.Length is 0 or > 20))
            substitution.Problem(key, "The key's length must be between 1 and 20");
    }

    private static void CheckFlex(PropertyReader contents)
    {
        switch (contents.Text("type", 20))
        {
            case "bubble":
                CheckSize(contents, 30 * 1024);
                break;
            case "carousel":
                CheckSize(contents, 50 * 1024);
                foreach (var bubble in contents.Objects("contents", 1, 12))
                    CheckSize(bubble, 30 * 1024);
                break;
            case { } other:
                contents.Problem("type", $"Must be 'bubble' or 'carousel'; '{other}' is not");
                break;
        }

        CheckFlexActions(contents);
    }

    private static void CheckFlexActions(PropertyReader part)
    {
        if (part.Object("action", required: false) is { } action)
        {
            // A button needs a label; an action on a box or a text shows none.
            var button = part.Has("type") && part.Element.GetProperty("type").ValueEquals("button");
            ActionRules.Check(action, longestLabel: 40, labelRequired: button, inQuickReply: false);
        }

        foreach (var name in (ReadOnlySpan<string>)["header", "hero", "body", "footer"])
        {
            if (part.Object(name, required: false) is { } block)
                CheckFlexActions(block);
        }

        if (part.Has("contents") && part.Element.GetProperty("contents").ValueKind == JsonValueKind.Array)
        {
            foreach (var inner in part.Objects("contents", 0, int.MaxValue).Where(i => i.Element.ValueKind == JsonValueKind.Object))
                CheckFlexActions(inner);
        }
    }

    private static void CheckSize(PropertyReader part, int mostBytes)
    {
        if (Encoding.UTF8.GetByteCount(part.Element.GetRawText()) > mostBytes)
            part.Problem("", $"The JSON must not be larger than {mostBytes / 1024} KB");
    }
}
