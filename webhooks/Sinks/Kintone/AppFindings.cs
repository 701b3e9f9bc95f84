using System.Text.Json;

namespace Channels.Webhooks.Sinks.Kintone;

/// <summary>What a mapping says of an app that the app's form does not say.</summary>
internal static class AppFindings
{
    private static readonly string[] Chosen = ["DROP_DOWN", "RADIO_BUTTON", "CHECK_BOX", "MULTI_SELECT"];

    /// <param name="properties">As <c>app/form/fields.json</c> answers.</param>
    public static IEnumerable<MappingFinding> Of(KintoneApp app, JsonElement properties)
    {
        if (properties.TryGetProperty(app.Key.Code, out var key) && !Flag(key, "unique"))
            yield return new MappingFinding(app.File, app.Key.Line, "check.not-unique", $"{app.Key.Code} does not prohibit duplicates.");
        foreach (var finding in Fields(app.File, [app.Key, .. app.Fields], properties))
            yield return finding;
    }

    private static IEnumerable<MappingFinding> Fields(string file, IReadOnlyList<MappedField> fields, JsonElement properties)
    {
        foreach (var field in fields)
        {
            if (!properties.TryGetProperty(field.Code, out var property))
            {
                yield return new MappingFinding(file, field.Line, "check.field-missing", $"The app has no field {field.Code}.");
                continue;
            }

            var type = property.GetProperty("type").GetString();
            if (type != field.Type)
            {
                yield return new MappingFinding(file, field.Line, "check.type", $"{field.Code} is {type}, not {field.Type}.");
                continue;
            }

            if (Chosen.Contains(type) && property.TryGetProperty("options", out var options))
            {
                foreach (var name in field.Values.Values.Distinct().Where(v => !options.TryGetProperty(v, out _)))
                    yield return new MappingFinding(file, field.Line, "check.option", $"{field.Code} has no option {name}.");
            }

            if (field.Rows.Count > 0 && property.TryGetProperty("fields", out var inner))
            {
                foreach (var finding in Fields(file, field.Rows, inner))
                    yield return finding;
            }
        }

        var mapped = fields.Select(f => f.Code).ToHashSet(StringComparer.Ordinal);
        var line = fields[0].Line;
        foreach (var property in properties.EnumerateObject().Where(p => !mapped.Contains(p.Name) && IsNeeded(p.Value)))
            yield return new MappingFinding(file, line, "check.required", $"{property.Name} is required in the app and gets nothing.");
    }

    private static bool IsNeeded(JsonElement property) =>
        Flag(property, "required")
        && !(
            property.TryGetProperty("defaultValue", out var value)
            && (value.ValueKind is JsonValueKind.Array ? value.GetArrayLength() > 0 : value.ToString().Length > 0)
        )
        && !Flag(property, "defaultNowValue");

    private static bool Flag(JsonElement property, string name) =>
        property.TryGetProperty(name, out var flag) && flag.ValueKind is JsonValueKind.True;
}
