using System.Runtime.InteropServices;
using System.Text.Json;
using Channels.Text.Masking;

namespace Channels.Webhooks.Line;

/// <summary>
/// Reads JSON as it may come: a member of another type counts as missing, and text that is no valid Unicode (half a
/// surrogate pair, bytes that are no UTF-8) is read as far as it can be instead of throwing.
/// </summary>
internal static class LineJson
{
    public static bool IsNamed(this ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        if (!json.ValueIsEscaped)
            return json.ValueSpan.SequenceEqual(name);
        try
        {
            return json.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: no name we know.
            return false;
        }
    }

    /// <summary>The next value when it is a text that is not empty.</summary>
    public static string? ReadText(this ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String)
            return JsonText.Decode(json.ValueSpan) is { Length: > 0 } text ? text : null;
        json.Skip();
        return null;
    }

    /// <summary>The next value when it is a whole number.</summary>
    public static long? ReadNumber(this ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var number))
            return number;
        json.Skip();
        return null;
    }

    /// <summary>Where the next value lies.</summary>
    public static Range ReadExtent(this ref Utf8JsonReader json)
    {
        json.Read();
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return start..(int)json.BytesConsumed;
    }

    /// <summary>Goes to the next value; when it is no object it is passed over.</summary>
    public static bool ReadStartObject(this ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.StartObject)
            return true;
        json.Skip();
        return false;
    }

    public static void SkipValue(this ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }

    /// <summary>A member of an object; undefined when there is none.</summary>
    public static JsonElement Get(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    /// <summary>A member that is a whole number.</summary>
    public static int? Whole(this JsonElement json, string name) =>
        json.Get(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    /// <summary>A text member.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.Get(name) is { ValueKind: JsonValueKind.String } value ? JsonText.Decode(JsonMarshal.GetRawUtf8Value(value)[1..^1]) : null;
}
