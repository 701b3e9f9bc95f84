using System.Text.Json;
using System.Text.Json.Serialization;

namespace Channels.Bot.Activities;

/// <summary>
/// One thing said or done in a conversation, in the public Bot Framework Activity schema (the part the product speaks).
/// Wire names are the schema's camelCase names; absent members are left out.
/// </summary>
public sealed record Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>The channel's own id of the message, where it has one (LINE: the message id).</summary>
    public string? Id { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public string? ChannelId { get; init; }

    public ChannelAccount? From { get; init; }

    public ConversationAccount? Conversation { get; init; }

    public ChannelAccount? Recipient { get; init; }

    /// <summary>Plain text. What a person wrote is kept to the letter; normalising is the reader's business.</summary>
    public string? Text { get; init; }

    /// <summary>BCP 47 tag; easy Japanese is <c>ja-easy</c> inside the product.</summary>
    public string? Locale { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>Labels of the options of which several may be chosen, each said by its number (1と3; 2だけ when it is the only one). A
    /// channel that can show boxes to tick shows them.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Several { get; init; }

    /// <summary>Number of the case whose message of the office stands in it: read once a page has fetched it.</summary>
    [JsonIgnore]
    public string? Shows { get; init; }

    /// <summary>Its answer may be words or figures of one's own: its buttons are no numbered list.</summary>
    [JsonIgnore]
    public bool TakesWords { get; init; }

    /// <summary>What it is about without anything of it: what a locked screen may show.</summary>
    public string? Summary { get; init; }

    /// <summary>The channel's token of the message that this one quotes, or null.</summary>
    [JsonIgnore]
    public string? Quote { get; init; }

    /// <summary>Lines of the text that can be acted on one by one. A channel that can show a button beside each shows it.</summary>
    [JsonIgnore]
    public IReadOnlyList<RowAction>? Rows { get; init; }

    /// <summary>The day that was picked where it was not written; the text has it too.</summary>
    [JsonIgnore]
    public PickedDay? Picked { get; init; }

    /// <summary>What a button carries when it is not text.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The name of an event activity, for example <c>line/follow</c>.</summary>
    public string? Name { get; init; }

    public string? ReplyToId { get; init; }

    public JsonElement? ChannelData { get; init; }

    public static Activity Message(string text, params IEnumerable<CardAction> actions)
    {
        var list = actions.ToArray();
        return new Activity
        {
            Type = ActivityTypes.Message,
            Text = text,
            SuggestedActions = list.Length == 0 ? null : new SuggestedActions { Actions = list },
        };
    }
}

/// <summary>A line of a text with an action of its own.</summary>
/// <param name="Line">The line as it stands in the text.</param>
/// <param name="Action">The button beside it.</param>
public sealed record RowAction(string Line, CardAction Action);

/// <summary>A party of a conversation.</summary>
public sealed record ChannelAccount(string Id, string? Name = null, string? Role = null);

/// <summary>The conversation an activity belongs to.</summary>
public sealed record ConversationAccount(string Id, bool? IsGroup = null);

/// <summary>A file, picture, place or sticker beside or instead of text.</summary>
public sealed record Attachment
{
    /// <summary>A media type, or one of <see cref="AttachmentTypes"/>.</summary>
    public required string ContentType { get; init; }

    /// <summary>Where the bytes are: for LINE <c>line:{messageId}</c>, never a foreign address.</summary>
    public string? ContentUrl { get; init; }

    public string? Name { get; init; }

    public JsonElement? Content { get; init; }

    /// <summary>The message it came in, where a turn hears several messages at once.</summary>
    [JsonIgnore]
    public string? MessageId { get; init; }

    /// <summary>The pictures it was sent together with, or null.</summary>
    [JsonIgnore]
    public PictureSet? Set { get; init; }
}

/// <summary>Pictures that were chosen together and arrive one by one.</summary>
/// <param name="Id">The channel's id of the set.</param>
/// <param name="Index">Which of them this is, from 1, where the channel says so.</param>
/// <param name="Total">How many there are, where the channel says so.</param>
public sealed record PictureSet(string Id, int? Index = null, int? Total = null);

/// <summary>The buttons under a message.</summary>
public sealed record SuggestedActions
{
    public IReadOnlyList<string>? To { get; init; }

    public required IReadOnlyList<CardAction> Actions { get; init; }
}

/// <summary>One button. <see cref="Value"/> is what pressing it says to the bot; <see cref="Title"/> is what the person reads.</summary>
public sealed record CardAction
{
    /// <summary>One of <see cref="ActionTypes"/>.</summary>
    public string Type { get; init; } = ActionTypes.ImBack;

    public required string Title { get; init; }

    public string? Value { get; init; }

    /// <summary>It goes with every question and answers none (back, help): whoever knows the word does without the button.</summary>
    [JsonIgnore]
    public bool IsBeside { get; init; }

    [JsonIgnore]
    public string Said => Value ?? Title;
}
