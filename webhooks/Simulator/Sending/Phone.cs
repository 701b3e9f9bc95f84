using System.Text.Json;
using System.Text.Json.Nodes;

namespace Channels.Simulator;

/// <summary>A person's phone with the chat of one channel open: every way to act there, as intents.</summary>
internal sealed class Phone(LineEmulator emulator, WebhookSender sender, EmulatedChannel channel, EmulatedUser user)
{
    private readonly LineEvents _events = new(emulator, channel, user);

    public EmulatedChat Chat => emulator.ConversationOf(channel, user);

    /// <summary>Says something.</summary>
    /// <param name="text">The words.</param>
    /// <param name="emojis">LINE's own emoji among them: objects with index and length in UTF-16 units, productId and emojiId.</param>
    public Task<SentEvent> SayAsync(string text, JsonArray? emojis = null) => SendAsync(_events.TextMessage(text, emojis));

    public Task<SentEvent> StickerAsync(string packageId, string stickerId, IReadOnlyList<string> keywords) =>
        SendAsync(_events.StickerMessage(packageId, stickerId, keywords));

    public Task<SentEvent> LocationAsync(string? title, string? address, double latitude, double longitude) =>
        SendAsync(_events.LocationMessage(title, address, latitude, longitude));

    /// <summary>Sends a picture.</summary>
    /// <param name="bytes">The picture; its type is taken from its first bytes.</param>
    /// <param name="set">Id, 1-based index and total when several were chosen together.</param>
    /// <param name="preparingAnswers">How many requests for the content are told 202 first.</param>
    public Task<SentEvent> PhotoAsync(byte[] bytes, (string Id, int Index, int Total)? set = null, int preparingAnswers = 0) =>
        SendAsync(_events.ImageMessage(set), new Content(bytes, ImageTypes.Of(bytes) ?? "image/jpeg"), preparingAnswers);

    public Task<SentEvent> AudioAsync(byte[] bytes, TimeSpan duration, int preparingAnswers = 0) =>
        SendAsync(_events.AudioMessage(duration), new Content(bytes, "audio/x-m4a"), preparingAnswers);

    public Task<SentEvent> FileAsync(string fileName, byte[] bytes) =>
        SendAsync(_events.FileMessage(fileName, bytes.Length), new Content(bytes, "application/octet-stream"));

    /// <summary>Sends a postback.</summary>
    /// <param name="data">The postback's data.</param>
    /// <param name="parameters">date, time or datetime of a picker.</param>
    /// <param name="displayText">Shown as the person's words; no message event comes with it.</param>
    public Task<SentEvent> PostbackAsync(string data, JsonObject? parameters = null, string? displayText = null)
    {
        if (!string.IsNullOrEmpty(displayText))
            Chat.Add(NewBubble(LineIds.Message(emulator.Now), _events.TextMessage(displayText)) with { IsMessage = false });
        return SendAsync(_events.Postback(data, parameters), null);
    }

    /// <summary>Takes an own message back; its content is gone from then on.</summary>
    /// <exception cref="ArgumentException">The person has no such message.</exception>
    public Task<SentEvent> UnsendAsync(string messageId)
    {
        if (!Chat.Unsend(messageId))
            throw new ArgumentException($"{user.DisplayName} has no message {messageId} to take back.", nameof(messageId));
        emulator.Contents.Unsend(channel, messageId);
        return SendAsync(_events.Unsend(messageId), messageId);
    }

    /// <summary>Adds the account as a friend, or takes it off the block list.</summary>
    public Task<SentEvent> FollowAsync()
    {
        var wasBlocked = Chat.Friendship == Friendship.Blocked;
        Chat.Friendship = Friendship.Friend;
        return SendAsync(_events.Follow(wasBlocked), null);
    }

    public Task<SentEvent> BlockAsync()
    {
        Chat.Friendship = Friendship.Blocked;
        return SendAsync(_events.Unfollow(), null);
    }

    /// <summary>Taps a quick reply on the screen or a button of a template by its label.</summary>
    /// <exception cref="InvalidOperationException">Nothing with this label can be tapped.</exception>
    public Task<SentEvent> TapAsync(string label, JsonObject? parameters = null)
    {
        var quick = Chat.QuickReplies;
        var bubble =
            quick is not null && quick.QuickReplyLabels.Contains(label)
                ? quick
                : Chat.Bubbles.LastOrDefault(b => b.FromBot && b.ButtonLabels.Contains(label));
        var action = bubble?.FindAction(label) ?? throw new InvalidOperationException($"Nothing labelled '{label}' can be tapped.");
        return TapAsync(action, parameters);
    }

    /// <summary>Does what an action says.</summary>
    /// <param name="action">The action object of a quick reply, button or rich menu area.</param>
    /// <param name="parameters">What was picked, for a date picker.</param>
    public Task<SentEvent> TapAsync(JsonElement action, JsonObject? parameters = null)
    {
        string? Property(string name) => action.TryGetProperty(name, out var value) ? value.GetString() : null;
        Chat.HideQuickReplies();
        emulator.Changes.Raise();
        return Property("type") switch
        {
            "message" => SayAsync(Property("text") ?? ""),
            "postback" => PostbackAsync(Property("data") ?? "", null, Property("displayText") ?? Property("text")),
            "datetimepicker" => PostbackAsync(Property("data") ?? "", parameters),
            var other => throw new InvalidOperationException($"A tap on an action of type '{other}' sends nothing by itself."),
        };
    }

    private Task<SentEvent> SendAsync(JsonObject message, Content? content = null, int preparingAnswers = 0)
    {
        if (Chat.Friendship == Friendship.Blocked)
            throw new InvalidOperationException("A person who blocked the account must take it off the block list before writing.");
        var id = (string)message["id"]!;
        if (content is not null)
            emulator.Contents.Add(channel, id, content, preparingAnswers);
        Chat.Add(NewBubble(id, message));
        return SendAsync(_events.Message(message), id);
    }

    private async Task<SentEvent> SendAsync(WebhookEvent item, string? messageId)
    {
        emulator.Changes.Raise();
        return new SentEvent(item, messageId, await sender.SendAsync(channel, item));
    }

    private Bubble NewBubble(string id, JsonObject message) =>
        new()
        {
            Id = id,
            FromBot = false,
            At = emulator.Now,
            Message = JsonSerializer.SerializeToElement(message),
        };
}

/// <summary>What a person did, the event it caused, and how its delivery went.</summary>
/// <param name="Event">The event.</param>
/// <param name="MessageId">The id of the message, when it was one.</param>
/// <param name="Delivery">The first attempt is over when the call returns.</param>
internal sealed record SentEvent(WebhookEvent Event, string? MessageId, WebhookDelivery Delivery);
