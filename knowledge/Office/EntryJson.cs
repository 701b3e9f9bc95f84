using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Channels.Knowledge.Content;

namespace Channels.Knowledge.Office;

/// <summary>
/// An entry as the document of its versions: its members in camel case, dates as yyyy-MM-dd, states in kebab case, Japanese as
/// it is written. A member nobody knows, one that stands twice and a null where there must be something are refused, so
/// that a document says to every reader what it said to its writer.
/// </summary>
public static class EntryJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 8,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static string Write(Entry entry) => JsonSerializer.Serialize(entry, Options);

    /// <returns>The entry, or what is wrong with the document.</returns>
    public static (Entry? Entry, string? Problem) Read(string document)
    {
        try
        {
            return JsonSerializer.Deserialize<Entry>(document, Options) is { } entry ? (entry, null) : (null, "the document is null");
        }
        catch (JsonException broken)
        {
            return (null, broken.Message);
        }
    }
}
