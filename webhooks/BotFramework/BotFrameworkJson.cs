using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Channels.Webhooks.BotFramework;

/// <summary>The schema's JSON, as its library writes it; nothing that looks like a date is rewritten.</summary>
internal static class BotFrameworkJson
{
    /// <summary>Deeper than the library reads (128), so that whatever it took can be kept and read again.</summary>
    private const int MaxDepth = 160;

    private static readonly JsonSerializerSettings Settings = new()
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new CamelCaseNamingStrategy(processDictionaryKeys: false, true) },
        DateParseHandling = DateParseHandling.None,
        MaxDepth = MaxDepth,
        NullValueHandling = NullValueHandling.Ignore,
        TypeNameHandling = TypeNameHandling.None,
    };

    public static string Write(object value) => JsonConvert.SerializeObject(value, Settings);

    public static byte[] WriteBytes(object value) => Encoding.UTF8.GetBytes(Write(value));

    /// <returns>The value, or null when it is none of the kind.</returns>
    public static T? Read<T>(ReadOnlySpan<byte> json)
        where T : class => Read<T>(Encoding.UTF8.GetString(json));

    /// <inheritdoc cref="Read{T}(ReadOnlySpan{byte})"/>
    public static T? Read<T>(string json)
        where T : class
    {
        try
        {
            return JsonConvert.DeserializeObject<T>(json, Settings);
        }
        catch (Exception error)
            when (error is JsonException or ArgumentException or InvalidCastException or FormatException or OverflowException)
        {
            // Not JSON, or a member of another kind than the schema's.
            return null;
        }
    }
}
