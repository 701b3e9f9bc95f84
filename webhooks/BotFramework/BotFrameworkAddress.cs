using Microsoft.Bot.Schema;

namespace Channels.Webhooks.BotFramework;

/// <summary>
/// Where an answer goes: the parts of the library's conversation reference that the connector asks for, and no name of anybody.
/// Stored sealed, like every address.
/// </summary>
/// <param name="ServiceUrl">The connector's address. It came with a signed activity, and the signature names it.</param>
/// <param name="ChannelId">The platform: <c>msteams</c>, <c>directline</c>, <c>emulator</c>.</param>
internal sealed record BotFrameworkAddress(
    string ServiceUrl,
    string ChannelId,
    string Conversation,
    string? Tenant,
    string Bot,
    string User
)
{
    /// <summary>Teams' are about 130 characters long.</summary>
    private const int LongestId = 1000;

    /// <returns>The address, or null when the activity cannot be answered.</returns>
    public static BotFrameworkAddress? Of(Activity activity) =>
        activity
            is {
                ServiceUrl.Length: > 0,
                ChannelId.Length: > 0,
                Conversation.Id: { Length: > 0 } conversation,
                From.Id: { Length: > 0 } user,
                Recipient.Id: { Length: > 0 } bot
            }
        && IsService(activity.ServiceUrl)
        && IsSegment(conversation)
            ? new BotFrameworkAddress(activity.ServiceUrl, activity.ChannelId, conversation, activity.Conversation.TenantId, bot, user)
            : null;

    /// <summary>Whether a connector can be there.</summary>
    /// <param name="address">As the activity says it.</param>
    /// <param name="onlyHere">On this machine: whoever is not signed in may not send the host elsewhere.</param>
    public static bool IsService(string? address, bool onlyHere = false) =>
        address is not null
        && address.All(c => c is > ' ' and <= '~')
        && Uri.TryCreate(address, UriKind.Absolute, out var service)
        && service.Scheme is "https" or "http"
        && (!onlyHere || service.IsLoopback);

    /// <summary>Whether an id can stand in an address and, as the library puts it there, in a header.</summary>
    public static bool IsSegment(string? id) =>
        id is { Length: > 0 and <= LongestId } and not ("." or "..") && id.All(c => c is > ' ' and <= '~');

    public static BotFrameworkAddress? Read(string text) => BotFrameworkJson.Read<BotFrameworkAddress>(text);

    public string Write() => BotFrameworkJson.Write(this);

    public ConversationReference ToReference() =>
        new()
        {
            ServiceUrl = ServiceUrl,
            ChannelId = ChannelId,
            Conversation = new ConversationAccount(id: Conversation, tenantId: Tenant),
            Bot = new ChannelAccount(Bot),
            User = new ChannelAccount(User),
        };
}
