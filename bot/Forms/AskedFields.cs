using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms;

/// <summary>
/// The key <c>asked</c>: this procedure takes questions of the assistant to the office. Its fields are filled in with what was asked, and
/// can be changed at the check.
/// </summary>
/// <param name="Question">The field for the words.</param>
/// <param name="Service">The field for the service they are about, or null.</param>
internal sealed record AskedFields(string Question, string? Service)
{
    public static AskedFields? Read(MapReader? map, IReadOnlyList<Field> fields)
    {
        if (map is null)
            return null;
        var asked = new AskedFields(map.Required("question"), map.Text("service"));
        if (asked.Question.Length > 0 && !fields.Any(f => f.Id == asked.Question && f.Type is TextField))
            map.Add(
                map.PlaceOf("question"),
                "reference-broken",
                $"There is no text field '{asked.Question}'.",
                "Name a field of type text or long-text."
            );
        if (asked.Service is { } service && !fields.Any(f => f.Id == service && f.Type.IsAsked))
            map.Add(
                map.PlaceOf("service"),
                "reference-broken",
                $"There is no field '{service}'.",
                Nearest.Hint(service, [.. fields.Select(f => f.Id)])
            );
        map.Finish();
        return asked;
    }
}
