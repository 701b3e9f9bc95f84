using System.Globalization;
using System.Text.Json;
using Channels.Bot.Conversations;

namespace Channels.Tests.Sets;

/// <summary>Answers in the form in which the labels write them.</summary>
internal static class Values
{
    /// <summary>What a message changed, by field as the labels name it.</summary>
    public static Dictionary<string, string> Changed(FormSession? before, FormSession? after, bool submitted, string? at, DialogMode mode)
    {
        var old = Of(before);
        var changed = Of(after).Where(f => old.GetValueOrDefault(f.Key) != f.Value).ToDictionary();
        if (at is "check" && submitted)
            changed["check"] = "true";
        if (at is "check" && mode is DialogMode.ChooseChange)
            changed["check"] = "false";
        return changed;
    }

    /// <summary>A label's value.</summary>
    public static string Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => string.Join('+', value.EnumerateArray().Select(Text).Order(StringComparer.Ordinal)),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Null => "none",
            JsonValueKind.Object => value.TryGetProperty("from", out var from) ? $"{from.GetString()}-{value.GetProperty("to").GetString()}"
            : value.TryGetProperty("agreed", out var agreed) ? Text(agreed)
            : value.GetRawText(),
            _ => value.ToString().Replace(" ", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal),
        };

    private static Dictionary<string, string> Of(FormSession? session)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, kept) in session?.Answers ?? FormSession.NoAnswers)
        {
            var item = path.IndexOf('[', StringComparison.Ordinal) is >= 0 and var at
                ? int.Parse(path[(at + 1)..path.IndexOf(']', StringComparison.Ordinal)], CultureInfo.InvariantCulture)
                : 0;
            var dot = path.IndexOf('.', StringComparison.Ordinal);
            var name = path switch
            {
                "postal-code" => path,
                _ when dot < 0 && path.Contains('[', StringComparison.Ordinal) => "more",
                _ when dot < 0 => path,
                _ when path.StartsWith("account.", StringComparison.Ordinal) => "account",
                _ => path[(dot + 1)..],
            };
            var value = Text(kept.Value);
            if (name is "postal-code" && value.Length == 7)
                value = value.Insert(3, "-");
            if (name is "more" && kept.Value.ValueKind is JsonValueKind.True && session!.Answers.ContainsKey(path + ".child"))
                continue; // the second child says it
            if (name is "sick" && item > 0)
                continue;
            fields[name] = name is "child" or "child-name" && fields.TryGetValue(name, out var first) ? $"{first}+{value}" : value;
        }

        return fields;
    }
}
