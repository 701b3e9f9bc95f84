using System.Text.Json;

namespace Channels.Webhooks.Sinks.Kintone;

/// <summary>What the part <c>status</c> of a mapping says of an app that the app does not say.</summary>
internal static class StatusFindings
{
    /// <param name="properties">As <c>app/form/fields.json</c> answers.</param>
    public static IEnumerable<MappingFinding> Of(KintoneApp app, KintoneStatus status, JsonElement properties)
    {
        (string Code, IReadOnlyList<string> Types)[] wanted =
        [
            (status.Code, [status.Type]),
            (status.Updated, ["UPDATED_TIME"]),
            .. status.Assignee is { } who ? [(who, KintoneStatus.AssigneeTypes)] : Array.Empty<(string, IReadOnlyList<string>)>(),
        ];
        foreach (var (code, types) in wanted)
        {
            if (!properties.TryGetProperty(code, out var property))
                yield return new MappingFinding(app.File, status.Line, "check.field-missing", $"The app has no field {code}.");
            else if (property.GetProperty("type").GetString() is var type && !types.Contains(type))
                yield return new MappingFinding(
                    app.File,
                    status.Line,
                    "check.type",
                    $"{code} is {type}, not {string.Join(" or ", types)}."
                );
        }

        if (
            status.Type is KintoneStatus.Process
            || !properties.TryGetProperty(status.Code, out var choice)
            || !choice.TryGetProperty("options", out var options)
        )
            yield break;
        foreach (var name in status.Moves.Keys.Where(n => !options.TryGetProperty(n, out _)))
            yield return new MappingFinding(app.File, status.Line, "check.option", $"{status.Code} has no option {name}.");
    }

    /// <param name="process">As <c>app/status.json</c> answers.</param>
    public static IEnumerable<MappingFinding> OfProcess(KintoneApp app, KintoneStatus status, JsonElement process)
    {
        if (!process.TryGetProperty("enable", out var enabled) || enabled.ValueKind is not JsonValueKind.True)
        {
            yield return new MappingFinding(app.File, status.Line, "check.no-process", "The app's process management is not switched on.");
            yield break;
        }

        var states =
            process.TryGetProperty("states", out var all) && all.ValueKind is JsonValueKind.Object
                ? all.EnumerateObject().Select(s => s.Name).ToList()
                : [];
        foreach (var name in status.Moves.Keys.Where(n => !states.Contains(n)))
            yield return new MappingFinding(
                app.File,
                status.Line,
                "check.status",
                $"The app has no status {name}, only {string.Join(' ', states)}."
            );
    }
}
