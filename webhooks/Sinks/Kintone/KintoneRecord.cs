using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Channels.Bot.Delivery.Sinks;

namespace Channels.Webhooks.Sinks.Kintone;

/// <summary>Makes a record of a version. An answer that is not there empties its field: a correction leaves nothing behind.</summary>
internal static class KintoneRecord
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One element of <c>records</c> in an upsert.</summary>
    /// <param name="keys">The file keys of the version's files.</param>
    /// <exception cref="UnmappedValueException">The mapping has no name for an answer.</exception>
    public static JsonObject Of(KintoneApp app, Dispatch one, IReadOnlyDictionary<Guid, string> keys)
    {
        var record = new JsonObject();
        foreach (var field in app.Fields)
        {
            // Of what was withdrawn only the facts change: kintone's people see that it was, and decide what is deleted.
            if (one.Answers is null && (!field.IsFact || field.Source is "$files"))
                continue;
            var value = field.Type is "FILE" ? Files(field, one, keys) : Value(field, SourceOf(field, one));
            if (value is not null || field.Type is not "RADIO_BUTTON")
                record[field.Code] = new JsonObject { ["value"] = value };
        }

        return new JsonObject
        {
            ["updateKey"] = new JsonObject { ["field"] = app.Key.Code, ["value"] = one.Reference },
            ["record"] = record,
        };
    }

    /// <summary>The files of a version that go into a field.</summary>
    public static IEnumerable<DispatchFile> FilesOf(MappedField field, Dispatch one) =>
        field.Source is "$files" ? one.Files : one.Files.Where(f => f.Field == field.Source);

    private static JsonArray Files(MappedField field, Dispatch one, IReadOnlyDictionary<Guid, string> keys) =>
        [.. FilesOf(field, one).Select(f => new JsonObject { ["fileKey"] = keys[f.Id] })];

    private static JsonElement? SourceOf(MappedField field, Dispatch one) =>
        field.IsFact ? JsonSerializer.SerializeToElement(Fact(field.Source, one)) : At(one.Answers!.Value, field.Source);

    private static object? Fact(string name, Dispatch one) =>
        name switch
        {
            "$edition" => Instant(one.Edition, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"),
            "$kind" => one.Kind,
            "$version" => one.Version,
            "$submitted" => Instant(one.SubmittedAt, "yyyy-MM-dd'T'HH:mm:ss'Z'"),
            "$channel" => one.Channel,
            "$language" => one.Language,
            "$route" => one.Route,
            _ => null,
        };

    private static string Instant(DateTimeOffset at, string format) => at.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);

    private static JsonElement? At(JsonElement answers, string path)
    {
        var at = answers;
        foreach (var part in path.Split('.'))
        {
            if (at.ValueKind is not JsonValueKind.Object || !at.TryGetProperty(part, out at))
                return null;
        }

        return at;
    }

    private static JsonNode? Value(MappedField field, JsonElement? answer) =>
        field.Type switch
        {
            "SUBTABLE" => new JsonArray([.. Elements(answer).Select(e => (JsonNode)Row(field, e))]),
            "CHECK_BOX" or "MULTI_SELECT" => new JsonArray([.. Elements(answer).Select(e => (JsonNode?)JsonValue.Create(Named(field, e)))]),
            _ when answer is not { } some || some.ValueKind is JsonValueKind.Null => field.Type
                is "SINGLE_LINE_TEXT"
                    or "MULTI_LINE_TEXT"
                    or "NUMBER"
                ? JsonValue.Create("")
                : null,
            _ => JsonValue.Create(
                answer.Value.ValueKind is JsonValueKind.Array
                    ? string.Join('、', Elements(answer).Select(e => Named(field, e)))
                    : Named(field, answer.Value)
            ),
        };

    private static JsonObject Row(MappedField table, JsonElement answer)
    {
        var cells = new JsonObject();
        foreach (var cell in table.Rows)
        {
            var value = Value(cell, At(answer, cell.Source));
            if (value is not null || cell.Type is not "RADIO_BUTTON")
                cells[cell.Code] = new JsonObject { ["value"] = value };
        }

        return new JsonObject { ["value"] = cells };
    }

    private static IEnumerable<JsonElement> Elements(JsonElement? answer) =>
        answer switch
        {
            null or { ValueKind: JsonValueKind.Null } => [],
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
            { } one => [one],
        };

    private static string Named(MappedField field, JsonElement answer)
    {
        var text = answer.ValueKind switch
        {
            JsonValueKind.String => answer.GetString()!,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Object => JsonSerializer.Serialize(answer, Plain),
            _ => answer.GetRawText(),
        };
        if (field.Values.Count == 0)
            return text;
        return field.Values.TryGetValue(text, out var name) ? name : throw new UnmappedValueException(field.Source);
    }
}

/// <summary>The mapping of a field names some answers, and not this one.</summary>
internal sealed class UnmappedValueException : Exception
{
    public UnmappedValueException() { }

    public UnmappedValueException(string message)
        : base(message) { }

    public UnmappedValueException(string message, Exception innerException)
        : base(message, innerException) { }
}
