using System.Text.Json;
using System.Text.Json.Nodes;

namespace Channels.Simulator;

/// <summary>What the platform answers, and what its log should know besides.</summary>
internal sealed record LineAnswer(int Status)
{
    public JsonNode? Json { get; init; }

    public Content? Content { get; init; }

    public string? AcceptedRequestId { get; init; }

    public bool Accepted { get; init; }

    public string? ReplyToken { get; init; }

    public string? EventId { get; init; }

    public IReadOnlyList<string> Recipients { get; init; } = [];

    public IReadOnlyList<JsonElement> Messages { get; init; } = [];

    public string? Remark { get; init; }

    public static LineAnswer Ok(JsonNode json) => new(200) { Json = json, Accepted = true };

    /// <summary>A refusal in LINE's form.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="message">LINE's <c>message</c>.</param>
    /// <param name="details">What is wrong where; left out when empty, as LINE does.</param>
    public static LineAnswer Error(int status, string message, IReadOnlyList<MessageProblem>? details = null)
    {
        var json = new JsonObject { ["message"] = message };
        if (details is { Count: > 0 })
        {
            json["details"] = new JsonArray([
                .. details.Select(d => (JsonNode)new JsonObject { ["message"] = d.Message, ["property"] = d.Property }),
            ]);
        }

        var first = details is { Count: > 0 } ? $" ({details[0].Property}: {details[0].Message})" : "";
        return new LineAnswer(status) { Json = json, Remark = message + first };
    }
}

/// <summary>What an endpoint of the platform needs to know of a call.</summary>
internal sealed record LineRequest
{
    public required ApiKind Kind { get; init; }

    public required EmulatedChannel Channel { get; init; }

    public required string RequestId { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public string? RetryKey { get; init; }

    /// <summary>The id or name in the path: a user, a message, or what is to be validated.</summary>
    public string Argument { get; init; } = "";
}
