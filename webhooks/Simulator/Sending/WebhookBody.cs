using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Channels.Simulator;

/// <summary>The bytes of a webhook request.</summary>
internal static class WebhookBody
{
    // Japanese goes out as it is, an emoji as \uD83E\uDD28: that is how LINE writes them, and why only raw bytes verify.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static byte[] Of(string destination, IEnumerable<WebhookEvent> events, bool isRedelivery)
    {
        var array = new JsonArray();
        foreach (var item in events)
        {
            var copy = (JsonObject)item.Json.DeepClone();
            if (isRedelivery && copy["deliveryContext"] is JsonObject context)
                context["isRedelivery"] = true;
            array.Add((JsonNode)copy);
        }

        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["destination"] = destination, ["events"] = array }, Json);
    }
}
