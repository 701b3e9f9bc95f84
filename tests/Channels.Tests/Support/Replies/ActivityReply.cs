using System.Text.Json.Serialization;

namespace Channels.Tests.Support.Replies;

/// <summary>An activity as a client hears it; members that are null are not written.</summary>
internal sealed record ActivityReply(
    string Id,
    string Type,
    string Timestamp,
    SpeakerReply From,
    ChannelDataReply ChannelData,
    string? Text = null,
    string? TextFormat = null,
    string? Locale = null,
    string? ReplyToId = null,
    IReadOnlyList<AttachmentReply>? Attachments = null,
    SuggestedActionsReply? SuggestedActions = null
)
{
    [JsonIgnore]
    public bool IsBot => From.Role == "bot";

    /// <summary>Its text, or nothing.</summary>
    [JsonIgnore]
    public string Said => Text ?? "";

    /// <summary>Its buttons.</summary>
    [JsonIgnore]
    public IReadOnlyList<CardActionReply> Actions => SuggestedActions?.Actions ?? [];
}

/// <summary>Who says it.</summary>
internal sealed record SpeakerReply(string Id, string Role);

/// <summary>What the channel adds.</summary>
internal sealed record ChannelDataReply(
    [property: JsonPropertyName("webchat:sequence-id")] long SequenceId,
    [property: JsonPropertyName("clientActivityID")] string? ClientActivityId = null
);

/// <summary>A file that was sent.</summary>
internal sealed record AttachmentReply(string ContentType, string? ContentUrl = null, string? Name = null);

/// <summary>The buttons below a message.</summary>
internal sealed record SuggestedActionsReply(IReadOnlyList<CardActionReply> Actions);

/// <summary>A button.</summary>
internal sealed record CardActionReply(string Type, string Title, string? Value = null, string? Text = null, string? DisplayText = null);
