using System.Text.Json;

namespace Channels.Tests.Sets;

/// <summary>One sentence of the set, and what became of it.</summary>
internal sealed record HeardSentence(
    string Id,
    string Procedure,
    string? At,
    string Said,
    JsonElement Label,
    IReadOnlyDictionary<string, string> Changed,
    string? Opened,
    string Reply,
    bool IsHeldOut
)
{
    /// <summary>The first of several activities was taken, and the others come up after it: what the label wants asked is.</summary>
    public bool KeepsOthers { get; init; }

    /// <summary>Words a clerk would write down in his own way: it counts that they are there.</summary>
    private static readonly HashSet<string> FreeText =
    [
        "story",
        "question",
        "address",
        "office",
        "support-other",
        "needs-what",
        "account",
        "name",
        "child-name",
        "meeting-place",
        "id-document",
        "document",
    ];

    public int Fields => Label.GetProperty("fills").EnumerateObject().Count();

    public IEnumerable<string> Right =>
        Label
            .GetProperty("fills")
            .EnumerateObject()
            .Where(f => Changed.TryGetValue(f.Name, out var value) && IsOk(f.Name, value))
            .Select(f => f.Name);

    public IEnumerable<string> Missed => Label.GetProperty("fills").EnumerateObject().Select(f => f.Name).Except(Right).Except(Wrong);

    public IEnumerable<string> Wrong => Changed.Where(c => !IsOk(c.Key, c.Value)).Select(c => c.Key);

    private bool IsOk(string field, string value)
    {
        var isFilled = Label.GetProperty("fills").TryGetProperty(field, out var expected);
        if (isFilled && (FreeText.Contains(field) || Values.Text(expected) is "*" || Same(Values.Text(expected), value)))
            return true;
        if (Label.GetProperty("may").TryGetProperty(field, out var may))
            return FreeText.Contains(field)
                || (may.ValueKind is JsonValueKind.Array ? may.EnumerateArray().ToArray() : [may]).Any(m =>
                    Values.Text(m) is var one && (one is "*" || Same(one, value))
                );
        if (field is "check" && value is "false" && Label.GetProperty("fills").EnumerateObject().Any())
            return true; // who puts something right does not agree yet
        if (KeepsOthers && Label.GetProperty("asks").EnumerateArray().Any(a => a.GetString() == field))
            return true;
        return field is "story"; // the words themselves are never wrong there
    }

    private static bool Same(string expected, string value) =>
        expected == value
        || string.Join('+', expected.Split('+').Order(StringComparer.Ordinal))
            == string.Join('+', value.Split('+').Order(StringComparer.Ordinal));
}
