using System.Text.Json;
using System.Text.RegularExpressions;

namespace Channels.Bot.Delivery.Sinks;

/// <summary>What a sink said, fit to be kept and shown: short, on one line, and without anything that was sent to it.</summary>
internal static partial class LastAnswer
{
    private const int Longest = 200;
    private const string Mask = "***";

    public static string? Of(string? answer, JsonElement? sent)
    {
        if (string.IsNullOrWhiteSpace(answer))
            return null;
        var text = Tags().Replace(Escaped().Replace(answer, m => ((char)Convert.ToUInt16(m.Groups["code"].Value, 16)).ToString()), " ");
        foreach (var value in Values(sent).Where(v => v.Length > 1).OrderByDescending(v => v.Length))
            text = text.Replace(value, Mask, StringComparison.OrdinalIgnoreCase);
        text = Blanks().Replace(Digits().Replace(Addresses().Replace(text, Mask), Mask), " ").Trim();
        return text.Length <= Longest ? text : text[..Longest];
    }

    private static IEnumerable<string> Values(JsonElement? json) =>
        json switch
        {
            { ValueKind: JsonValueKind.Object } o => o.EnumerateObject().SelectMany(p => Values(p.Value)),
            { ValueKind: JsonValueKind.Array } a => a.EnumerateArray().SelectMany(e => Values(e)),
            { ValueKind: JsonValueKind.String } s => [s.GetString()!],
            _ => [],
        };

    // As JSON writes what is not ASCII: the same text must be found again.
    [GeneratedRegex(@"\\u(?<code>[0-9a-fA-F]{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escaped();

    [GeneratedRegex("<[^>]{0,500}>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("[0-9０-９]{4,}", RegexOptions.None, 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"[^\s@<>""]{1,64}@[^\s@<>""]{1,255}", RegexOptions.None, 1000)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
