using System.Text.Json;
using Channels.Bot.Activities;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// Replies as Direct Line activities, all of a turn in one body, so that they appear together. Text is plain, never Markdown:
/// it repeats what people wrote. Buttons go on the last message only; those that open a phone's camera or map are the page's own.
/// </summary>
internal static class WebChatRenderer
{
    public const string BotId = "bot";

    public static IReadOnlyList<string> Render(IReadOnlyList<Activity> replies)
    {
        var messages = replies.Where(a => a.Type == ActivityTypes.Message && !string.IsNullOrWhiteSpace(a.Text)).ToList();
        if (messages.Count == 0)
            return [];
        var actions = replies.LastOrDefault(a => a.SuggestedActions is not null)?.SuggestedActions?.Actions ?? [];
        var activities = messages.Select((m, i) => Message(m, i == messages.Count - 1 ? Buttons(actions) : []));
        return [JsonSerializer.Serialize(activities, WebChatJson.Options)];
    }

    /// <summary>One message outside the dialog, as a line of the log.</summary>
    public static byte[] Notice(string text) =>
        JsonSerializer.SerializeToUtf8Bytes(Message(Activity.Message(text), []), WebChatJson.Options);

    private static Dictionary<string, object> Message(Activity message, IReadOnlyList<object> buttons)
    {
        var activity = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["type"] = ActivityTypes.Message,
            ["from"] = new { id = BotId, role = "bot" },
            ["text"] = message.Text!,
            ["textFormat"] = "plain",
        };
        if (message.ReplyToId is not null)
            activity["replyToId"] = message.ReplyToId;
        if (message.Locale is not null)
            activity["locale"] = ChatTexts.Tag(message.Locale);
        if (message.Several is { } several)
            activity["channelData"] = new { several };
        else if (message.Shows is { } shows)
            activity["channelData"] = new { shows };
        if (buttons.Count > 0)
            activity["suggestedActions"] = new { actions = buttons };
        return activity;
    }

    private static List<object> Buttons(IReadOnlyList<CardAction> actions) =>
        [.. actions.Where(a => !string.IsNullOrWhiteSpace(a.Title)).Select(Button).OfType<object>()];

    private static object? Button(CardAction action) =>
        action.Type switch
        {
            // What is said differs from what is read (a command): the bubble shows what was read.
            ActionTypes.ImBack when action.Said != action.Title => new
            {
                type = "messageBack",
                title = action.Title,
                text = action.Said,
                displayText = action.Title,
            },
            ActionTypes.ImBack => new
            {
                type = "imBack",
                title = action.Title,
                value = action.Said,
            },
            ActionTypes.PostBack => new
            {
                type = "postBack",
                title = action.Title,
                value = action.Said,
            },
            ActionTypes.OpenUrl
                when Uri.TryCreate(action.Said, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "tel" => new
            {
                type = "openUrl",
                title = action.Title,
                value = action.Said,
            },
            _ => null,
        };
}
