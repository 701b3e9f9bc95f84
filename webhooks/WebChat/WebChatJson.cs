using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Channels.Webhooks.WebChat;

/// <summary>How activities are written: camelCase, nothing that is null, Japanese readable.</summary>
internal static class WebChatJson
{
    /// <summary>Of what a client sends.</summary>
    public const int MaxDepth = 24;

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        MaxDepth = 2 * MaxDepth,
    };
}
