using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
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

/// <summary>
/// The key <c>stamped</c>: what was stamped while it happened is filled in here, and asked for only where it is missing.
/// </summary>
/// <param name="Day">The field for the day it began.</param>
/// <param name="Time">The field for the time from the first stamp to the second.</param>
/// <param name="Who">The group whose items are called, or null.</param>
internal sealed record StampedFields(string Day, string Time, string? Who)
{
    public static StampedFields? Read(MapReader? map, IReadOnlyList<Field> fields)
    {
        if (map is null)
            return null;
        var stamped = new StampedFields(map.Required("day"), map.Required("time"), map.Text("who"));
        Check(map, "day", stamped.Day, fields, f => f.Type is DateField, "Name a field of type date that is not in a group.");
        Check(map, "time", stamped.Time, fields, f => f.Type is PeriodField, "Name a field of type period that is not in a group.");
        if (stamped.Who is { } who)
            Check(map, "who", who, fields, f => NameOf(f) is not null, "Name a group with a text that is 'called: true'.");
        map.Finish();
        return stamped;
    }

    /// <summary>The field of a group in which an item's name stands, or null.</summary>
    public static Field? NameOf(Field group) =>
        group.Type is RepeatField { IsSingle: false } items
            ? items.Children.FirstOrDefault(c => c.Type is TextField { HoldsName: true })
            : null;

    private static void Check(MapReader map, string key, string id, IReadOnlyList<Field> fields, Func<Field, bool> fits, string hint)
    {
        if (id.Length > 0 && !fields.Any(f => f.Id == id && fits(f)))
            map.Add(map.PlaceOf(key), "reference-broken", $"'{id}' cannot hold what was stamped.", hint);
    }
}
