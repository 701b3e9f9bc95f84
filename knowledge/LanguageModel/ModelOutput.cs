using System.Text.Json;
using System.Text.Json.Serialization;

namespace Channels.Knowledge.LanguageModel;

/// <summary>Reads what a model wrote: one JSON document of exactly the form asked for, and not a large one.</summary>
internal static class ModelOutput
{
    /// <summary>Characters; the longest approved answers have some thousands.</summary>
    public const int Longest = 20_000;

    private static readonly JsonSerializerOptions Strict = new()
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 8,
    };

    /// <summary>The document, or the code of what is wrong with it.</summary>
    public static (T? Value, string? Problem) Read<T>(string? text)
        where T : class
    {
        if (string.IsNullOrWhiteSpace(text))
            return (null, ModelReasons.NotJson);
        if (text.Length > Longest)
            return (null, ModelReasons.TooLong);
        try
        {
            using var _ = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Strict.MaxDepth });
        }
        catch (JsonException)
        {
            return (null, ModelReasons.NotJson);
        }

        try
        {
            return JsonSerializer.Deserialize<T>(text, Strict) is { } value ? (value, null) : (null, ModelReasons.Schema);
        }
        catch (JsonException)
        {
            return (null, ModelReasons.Schema);
        }
    }
}

/// <summary>A sentence as a model gives it.</summary>
/// <param name="Entry">Id of the entry it is from.</param>
/// <param name="Quote">The place in that entry's answer, word for word.</param>
/// <param name="Text">The sentence that would be shown.</param>
internal sealed record ModelSentence(
    [property: JsonPropertyName("entry")] string Entry,
    [property: JsonPropertyName("quote")] string Quote,
    [property: JsonPropertyName("text")] string Text
);

/// <summary>What a model makes of an answer.</summary>
internal sealed record ModelAnswer([property: JsonPropertyName("sentences")] IReadOnlyList<ModelSentence> Sentences);

/// <summary>An entry a model would offer.</summary>
/// <param name="Quote">Words of the entry for which it is offered.</param>
internal sealed record ModelChoice([property: JsonPropertyName("entry")] string Entry, [property: JsonPropertyName("quote")] string Quote);

/// <summary>What a model makes of candidates.</summary>
internal sealed record ModelOffer([property: JsonPropertyName("entries")] IReadOnlyList<ModelChoice> Entries);
