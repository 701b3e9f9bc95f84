namespace Channels.Simulator;

/// <summary>One Messaging API channel (official account) of the emulated platform.</summary>
internal sealed class EmulatedChannel(string name, string channelId, string secret)
{
    /// <summary>The account's name in our settings, for example <c>default</c>.</summary>
    public string Name { get; } = name;

    public string ChannelId { get; } = channelId;

    /// <summary>The secret that signs webhooks and buys tokens.</summary>
    public string Secret { get; } = secret;

    /// <summary>The bot's own user id, <c>destination</c> of every webhook.</summary>
    public string BotUserId { get; init; } = LineIds.User();

    /// <summary>The name people see at the top of the chat.</summary>
    public string DisplayName { get; init; } = name;

    /// <summary>The token of the developers' console, valid for ever.</summary>
    public string LongLivedToken { get; init; } = LineIds.Hex(40);

    /// <summary>Where webhooks go; <c>null</c> while no address is set (then nothing is sent).</summary>
    public Uri? WebhookUrl { get; set; }

    /// <summary>How webhooks are sent unless a call says otherwise.</summary>
    public WebhookBehaviour Behaviour { get; set; } = WebhookBehaviour.Default;

    /// <summary>Its rich menus by id, and which of them everybody sees.</summary>
    public RichMenus Menus { get; } = new();

    public QuotaCounter Quota { get; } = new();

    /// <summary>Sends of one channel are decided one after the other, so that a retry key can never be accepted twice.</summary>
    internal Lock SendGate { get; } = new();
}

/// <summary>A person with LINE on their phone. Names are invented.</summary>
/// <param name="UserId"><c>U</c> and 32 hexadecimal digits.</param>
/// <param name="DisplayName">What the profile shows.</param>
internal sealed record EmulatedUser(string UserId, string DisplayName)
{
    /// <summary>The language of their app; null: they have not agreed that it is told.</summary>
    public string? Language { get; init; } = "ja";
}
