using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Newtonsoft.Json.Linq;
using Bf = Microsoft.Bot.Schema;

namespace Channels.Webhooks.BotFramework;

/// <summary>
/// A Bot Framework activity as the product's own. What is not known becomes an event activity, and nothing is assumed to be there.
/// </summary>
internal static class ActivityReader
{
    /// <summary>Begins the address of a file of this channel.</summary>
    public const string FileScheme = "botframework:";

    /// <summary>More in one message are nobody's: each is fetched.</summary>
    private const int MostFiles = 10;

    private const string TeamsFile = "application/vnd.microsoft.teams.file.download.info";

    public static ChannelEvent Read(ReadOnlyMemory<byte> raw)
    {
        if (BotFrameworkJson.Read<KeptActivity>(raw.Span) is not { Activity: { Type: { Length: > 0 } } said } kept)
            return new ChannelEvent(Event("unreadable"), null, null, MayAnswer: false);
        var address = BotFrameworkAddress.Of(said);
        var activity = (kept.Language is { } language ? Speaks(language) : Body(said)) with
        {
            ChannelId = BotFrameworkChannel.ChannelName,
            Timestamp = said.Timestamp,
            Locale = said.Locale,
        };

        // In a group everybody would read along, so the bot keeps silent there; and it does not talk to itself.
        var isAlone =
            said.Conversation is { IsGroup: not true, ConversationType: var kind } && !IsGroup(kind) && said.From?.Id != said.Recipient?.Id;
        return new ChannelEvent(
            activity,
            address?.Write(),
            kept.Language is null && BotFrameworkAddress.IsSegment(said.Id) ? said.Id : null,
            isAlone && address is not null
        );
    }

    private static bool IsGroup(string? kind) =>
        "groupChat".Equals(kind, StringComparison.OrdinalIgnoreCase) || "channel".Equals(kind, StringComparison.OrdinalIgnoreCase);

    private static Activity Body(Bf.Activity said) =>
        said.Type switch
        {
            Bf.ActivityTypes.Message => Message(said),
            Bf.ActivityTypes.MessageUpdate => Message(said) with { Type = ActivityTypes.MessageUpdate },
            Bf.ActivityTypes.MessageDelete => new Activity { Type = ActivityTypes.MessageDelete, Id = said.Id },
            Bf.ActivityTypes.InstallationUpdate => Membership(said.Action?.StartsWith("remove", StringComparison.Ordinal) is not true),
            Bf.ActivityTypes.ConversationUpdate => Members(said),
            _ => Event(said.Type),
        };

    private static Activity Message(Bf.Activity said)
    {
        var files = (said.Attachments ?? []).Select(File).OfType<Attachment>().Take(MostFiles).ToList();
        return new Activity
        {
            Type = ActivityTypes.Message,
            Id = said.Id,
            Text = said.Text ?? (said.Value is string or JValue ? said.Value.ToString() : null) ?? string.Empty,
            Attachments = files.Count == 0 ? null : files,
        };
    }

    /// <summary>Cards and the HTML twin that Teams sends with every formatted text are no files.</summary>
    private static Attachment? File(Bf.Attachment? attachment)
    {
        var address = attachment?.ContentType is TeamsFile ? DownloadUrl(attachment.Content) : attachment?.ContentUrl;
        return string.IsNullOrEmpty(address) || attachment!.ContentType is null
            ? null
            : new Attachment
            {
                ContentType = attachment.ContentType is TeamsFile ? "application/octet-stream" : attachment.ContentType,
                ContentUrl = FileScheme + address,
                Name = attachment.Name,
            };
    }

    /// <summary>The member is a stranger's: it may be anything.</summary>
    private static string? DownloadUrl(object? content) =>
        content is JObject json && json["downloadUrl"] is JValue { Type: JTokenType.String } url ? (string?)url : null;

    /// <summary>Teams says twice that it was installed; the installation is the one that counts there.</summary>
    private static Activity Members(Bf.Activity said)
    {
        var bot = said.Recipient?.Id;
        if (said.MembersRemoved?.Any(m => m?.Id == bot) is true)
            return Membership(isIn: false);
        return said.ChannelId is not "msteams" && said.MembersAdded?.Any(m => m is not null && m.Id != bot) is true
            ? Membership(isIn: true)
            : Event(said.Type);
    }

    private static Activity Membership(bool isIn) =>
        new() { Type = ActivityTypes.ConversationUpdate, Name = isIn ? EventNames.Follow : EventNames.Unfollow };

    private static Activity Speaks(string language) =>
        new()
        {
            Type = ActivityTypes.Event,
            Name = DialogEvents.Join,
            Value = JsonSerializer.SerializeToElement(new { language }),
        };

    private static Activity Event(string name) => new() { Type = ActivityTypes.Event, Name = BotFrameworkChannel.ChannelName + "/" + name };
}
