using System.Text.Json;
using System.Text.Unicode;

namespace Channels.Webhooks.Inbound;

/// <summary>
/// JSON that everything behind the door can read: every name and text in it is Unicode (bytes and escapes), and no list has a hole. The
/// framework finds both out only where a value is used, in the middle of something else.
/// </summary>
internal static class StrictJson
{
    /// <param name="mayHaveHoles">The reader behind the door says itself what it thinks of <c>null</c> in a list.</param>
    /// <returns>False for what is no JSON, too deep, no Unicode, or has <c>null</c> in a list.</returns>
    public static bool IsSound(ReadOnlySpan<byte> json, int maxDepth, bool mayHaveHoles = false)
    {
        if (!Utf8.IsValid(json))
            return false;
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth });
            var lists = new Stack<bool>();
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartArray or JsonTokenType.StartObject:
                        lists.Push(reader.TokenType is JsonTokenType.StartArray);
                        break;
                    case JsonTokenType.EndArray or JsonTokenType.EndObject:
                        lists.Pop();
                        break;
                    case JsonTokenType.Null when !mayHaveHoles && lists.TryPeek(out var isList) && isList:
                        return false;
                    case JsonTokenType.String or JsonTokenType.PropertyName when reader.ValueIsEscaped:
                        _ = reader.GetString(); // half of a pair of surrogates throws
                        break;
                }
            }

            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
