using System.Text.Json.Nodes;

namespace Channels.Simulator;

/// <summary>One HTTP request of the webhook sender.</summary>
internal sealed record WebhookAttempt
{
    public required string Channel { get; init; }

    public required DateTimeOffset At { get; init; }

    public required WebhookOutcome Outcome { get; init; }

    /// <summary>The status answered, or 0 when there was no answer.</summary>
    public int Status { get; init; }

    /// <summary>How long the answer took.</summary>
    public TimeSpan Took { get; init; }

    public bool IsRedelivery { get; init; }

    public IReadOnlyList<string> EventIds { get; init; } = [];

    /// <summary>The events' types, for example <c>message</c>.</summary>
    public IReadOnlyList<string> EventTypes { get; init; } = [];

    /// <summary>The exact bytes sent.</summary>
    public byte[] Body { get; init; } = [];

    public bool Succeeded => Outcome == WebhookOutcome.Received;
}

/// <summary>An event as it goes out.</summary>
/// <param name="Json">The event object; callers may change it before it is sent.</param>
/// <param name="Id">Its <c>webhookEventId</c> as it was made, even when the property is taken out later.</param>
/// <param name="ReplyToken">Its reply token, when its kind has one.</param>
internal sealed record WebhookEvent(JsonObject Json, string Id, string? ReplyToken);

/// <summary>How one delivery attempt ended; the failures carry the names of LINE's error statistics.</summary>
internal enum WebhookOutcome
{
    Received,
    ErrorStatusCode,
    RequestTimeout,
    CouldNotConnect,
    Unclassified,
    HungUp,
    NoAddress,
}

/// <summary>A request handed to the sender: its first attempt, and all of them once nothing more will be tried.</summary>
/// <param name="First">The first attempt.</param>
/// <param name="All">Completes with every attempt after the last redelivery or duplicate.</param>
internal sealed record WebhookDelivery(WebhookAttempt First, Task<IReadOnlyList<WebhookAttempt>> All);
