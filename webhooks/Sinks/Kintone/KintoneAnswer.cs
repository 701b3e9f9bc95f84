using System.Text.Json;

namespace Channels.Webhooks.Sinks.Kintone;

/// <summary>What kintone answered, understood. What is not JSON of its own is never taken for success.</summary>
/// <param name="Code">For the dead letter: <c>kintone.CB_VA01</c>, or <c>kintone.502</c> where it gave no code.</param>
/// <param name="Text">What it said.</param>
/// <param name="Call">Which call of a bulk request failed; the others are then <c>{}</c> and were not done.</param>
internal abstract record KintoneAnswer(string Code, string Text, int? Call)
{
    private static readonly TimeSpan UntilSomebodyMendsIt = TimeSpan.FromMinutes(10);

    // The token, the app or its rights: no record is to blame, and each would be refused the same way.
    private static readonly HashSet<string> Access = new(StringComparer.Ordinal)
    {
        "CB_AU01",
        "CB_WA01",
        "CB_NO02",
        "GAIA_AP01",
        "GAIA_AP15",
        "GAIA_NO01",
        "GAIA_IA02",
    };

    // Another one works on it at this moment.
    private static readonly HashSet<string> Busy = new(StringComparer.Ordinal) { "GAIA_CO02", "GAIA_CO03", "GAIA_DA02", "GAIA_TM12" };

    /// <summary>Done.</summary>
    public sealed record Done(JsonElement Body) : KintoneAnswer("", "", null);

    /// <summary>Certainly not done, and the records are why.</summary>
    /// <param name="Errors">By place: <c>records[3].age.value</c>.</param>
    public sealed record Rejected(string Code, string Text, int? Call, IReadOnlyDictionary<string, string> Errors)
        : KintoneAnswer(Code, Text, Call);

    /// <summary>Certainly not done; later.</summary>
    public sealed record Later(string Code, string Text, int? Call, TimeSpan? After) : KintoneAnswer(Code, Text, Call);

    /// <summary>Nobody knows.</summary>
    public sealed record Unclear(string Code, string Text, TimeSpan? After = null) : KintoneAnswer(Code, Text, null);

    /// <summary>When kintone says so, not before that.</summary>
    public TimeSpan? Wait =>
        this switch
        {
            Later later => later.After,
            Unclear unclear => unclear.After,
            _ => null,
        };

    public static KintoneAnswer Of(int status, string body, TimeSpan? after)
    {
        var json = Parse(body);
        if (status is >= 200 and < 300)
            return json is { } good ? new Done(good) : new Unclear("kintone.not-json", body);
        var (error, call) = Failing(json);
        var (code, text) = (TextOf(error, "code"), TextOf(error, "message") ?? body);
        var named = $"kintone.{code ?? status.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        if (status is 429 or 503 || code is not null && Busy.Contains(code))
            return new Later(named, text, call, after);
        if (status is 401 or 403 or (>= 300 and < 400) || code is not null && Access.Contains(code))
            return new Later(named, text, call, after ?? UntilSomebodyMendsIt);
        if (status is 408 or >= 500)
            return new Unclear(named, text, after);
        return new Rejected(named, text, call, ErrorsOf(error));
    }

    private static (JsonElement? Error, int? Call) Failing(JsonElement? json)
    {
        if (json is not { } body || !body.TryGetProperty("results", out var results) || results.ValueKind is not JsonValueKind.Array)
            return (json, null);
        var index = results.EnumerateArray().ToList().FindIndex(r => TextOf(r, "code") is not null);
        return index < 0 ? (json, null) : (results[index], index);
    }

    private static Dictionary<string, string> ErrorsOf(JsonElement? error) =>
        error is { } e && e.TryGetProperty("errors", out var errors) && errors.ValueKind is JsonValueKind.Object
            ? errors.EnumerateObject().ToDictionary(p => p.Name, p => Messages(p.Value), StringComparer.Ordinal)
            : [];

    private static string Messages(JsonElement at) =>
        at.ValueKind is JsonValueKind.Object && at.TryGetProperty("messages", out var all) && all.ValueKind is JsonValueKind.Array
            ? string.Join(' ', all.EnumerateArray().Select(m => m.ToString()))
            : at.ToString();

    private static string? TextOf(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    private static JsonElement? Parse(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind is JsonValueKind.Object ? json.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
