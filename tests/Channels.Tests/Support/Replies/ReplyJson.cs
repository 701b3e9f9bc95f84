using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Channels.Tests.Support.Replies;

/// <summary>
/// Reads what the API and the doors answer into the records of this folder, as strictly as a test would by hand: names are compared
/// letter by letter, a number is no text, every member of a record without a default must be there, and what is not nullable is not null.
/// A record names only what tests read; a test about the wire itself (a member that must be absent) reads the JSON.
/// </summary>
internal static class ReplyJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static T As<T>(this JsonElement json)
        where T : class => json.Deserialize<T>(Options) ?? throw Nothing<T>();

    public static async Task<T> ReplyAsync<T>(this HttpClient http, string path)
        where T : class => await http.GetFromJsonAsync<T>(path, Options, Stop) ?? throw Nothing<T>();

    public static async Task<T> ReplyAsync<T>(this HttpResponseMessage response)
        where T : class => await response.Content.ReadFromJsonAsync<T>(Options, Stop) ?? throw Nothing<T>();

    private static JsonException Nothing<T>() => new($"The answer is null and no {typeof(T).Name}.");
}
