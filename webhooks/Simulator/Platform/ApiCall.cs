using System.Text.Json;

namespace Channels.Simulator;

/// <summary>One call the platform received, as a test or a developer wants to read it.</summary>
internal sealed record ApiCall
{
    public required ApiKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>The <c>x-line-request-id</c> of the answer.</summary>
    public required string RequestId { get; init; }

    /// <summary>The account, when the token was good.</summary>
    public string? Channel { get; init; }

    /// <summary>The status answered, or that would have been answered had the connection not been dropped.</summary>
    public int Status { get; init; }

    /// <summary><c>true</c> when the caller got no answer at all.</summary>
    public bool Dropped { get; init; }

    /// <summary><c>true</c> when the call took effect (messages shown or counted), whatever was answered.</summary>
    public bool Accepted { get; init; }

    public string? RetryKey { get; init; }

    /// <summary>First 12 hexadecimal digits of SHA-256 of the reply token: enough to compare, useless to reply with.</summary>
    public string? ReplyTokenId { get; init; }

    /// <summary>The event the reply token came with, when the token is known.</summary>
    public string? EventId { get; init; }

    /// <summary>User ids the call was for, when known.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>The request's body as text; empty for GET. Bodies of token requests are not kept.</summary>
    public string Body { get; init; } = "";

    /// <summary>The <c>messages</c> of the body, when it has any.</summary>
    public IReadOnlyList<JsonElement> Messages { get; init; } = [];

    /// <summary>What a developer should know: why it was refused, or that the rules of use were broken although it was accepted.</summary>
    public string? Remark { get; init; }
}

/// <summary>The endpoints of the platform that the emulator knows.</summary>
internal enum ApiKind
{
    Unknown,
    Reply,
    Push,
    Multicast,
    Validate,
    Quota,
    QuotaConsumption,
    Profile,
    Loading,
    MarkAsRead,
    RichMenu,
    RichMenuList,
    RichMenuPicture,
    RichMenuShown,
    RichMenuDefault,
    BotInfo,
    Token,
    Content,
    Preview,
    Transcoding,
}
