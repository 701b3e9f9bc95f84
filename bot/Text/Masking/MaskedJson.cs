using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Channels.Text.Masking;

/// <summary>
/// Masks individual numbers in JSON before it is stored, whatever member they stand in: texts, names of members, whole numbers. Ids,
/// tokens, addresses and times are left alone: they are no words of a person, and must come back as they were. Everything else stays
/// byte for byte; the usual event holds no such number and is returned as it is.
/// </summary>
public static class MaskedJson
{
    private const int Length = 12;

    /// <summary>Deeper than anything that is let in.</summary>
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1024 };

    /// <summary>Ends of names of members that hold no words; lower case.</summary>
    private static readonly byte[][] OpaqueEndings =
    [
        "id"u8.ToArray(),
        "ids"u8.ToArray(),
        "token"u8.ToArray(),
        "url"u8.ToArray(),
        "timestamp"u8.ToArray(),
        "contenttype"u8.ToArray(),
    ];

    private static readonly byte[][] OpaqueNames =
    [
        "conversation"u8.ToArray(),
        "entry"u8.ToArray(),
        "etag"u8.ToArray(),
        "invitation"u8.ToArray(),
        "type"u8.ToArray(),
        "mode"u8.ToArray(),
    ];

    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>The JSON without individual numbers; the same memory when there is none, or when it is no JSON.</summary>
    public static ReadOnlyMemory<byte> Mask(ReadOnlyMemory<byte> json)
    {
        try
        {
            return Splice(json);
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static ReadOnlyMemory<byte> Splice(ReadOnlyMemory<byte> json)
    {
        ArrayBufferWriter<byte>? masked = null;
        var copied = 0;
        var isOpaque = false;
        var reader = new Utf8JsonReader(json.Span, Options);
        while (reader.Read())
        {
            string? words = null;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    isOpaque = IsOpaque(reader.ValueSpan);
                    words = Masked(reader.ValueSpan);
                    break;
                case JsonTokenType.String when !isOpaque:
                    words = Masked(reader.ValueSpan);
                    break;
                case JsonTokenType.Number when !isOpaque && reader.ValueSpan.Length == Length:
                    words = Masked(reader.ValueSpan);
                    break;
                case JsonTokenType.StartObject or JsonTokenType.EndObject or JsonTokenType.EndArray:
                    isOpaque = false;
                    break;
                default:
                    break;
            }

            if (words is null)
                continue;
            masked ??= new ArrayBufferWriter<byte>(json.Length + 64);
            var start = (int)reader.TokenStartIndex;
            masked.Write(json.Span[copied..start]);
            masked.Write("\""u8);
            masked.Write(JsonEncodedText.Encode(words, Encoder).EncodedUtf8Bytes);
            masked.Write("\""u8);
            copied = reader.TokenType == JsonTokenType.Number ? start + reader.ValueSpan.Length : start + reader.ValueSpan.Length + 2;
        }

        if (masked is null)
            return json;
        masked.Write(json.Span[copied..]);
        return masked.WrittenMemory;
    }

    /// <summary>The masked text, or null when there is nothing to mask.</summary>
    private static string? Masked(ReadOnlySpan<byte> written)
    {
        if (!MayHold(written))
            return null;
        var result = MyNumber.Mask(JsonText.Decode(written));
        return result.Found ? result.Text : null;
    }

    /// <summary>Twelve digits take twelve bytes at least; beyond ASCII, or escaped, a digit may be anything.</summary>
    private static bool MayHold(ReadOnlySpan<byte> written)
    {
        if (written.Length < Length)
            return false;
        var digits = 0;
        foreach (var b in written)
        {
            if (b is >= 0x80 or (byte)'\\')
                return true;
            if (b is >= (byte)'0' and <= (byte)'9')
                digits++;
        }

        return digits >= Length;
    }

    private static bool IsOpaque(ReadOnlySpan<byte> name)
    {
        foreach (var ending in OpaqueEndings)
        {
            if (name.Length >= ending.Length && Ascii.EqualsIgnoreCase(name[^ending.Length..], ending))
                return true;
        }

        foreach (var whole in OpaqueNames)
        {
            if (Ascii.EqualsIgnoreCase(name, whole))
                return true;
        }

        return false;
    }
}
