using System.Globalization;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Channels.Webhooks.WebChat;

/// <summary>Boxes to tick on the page without JavaScript: each is said by its number, and one button says all of them.</summary>
internal static class FormBoxes
{
    private const int MostPicked = 40;

    /// <param name="body">Where to.</param>
    /// <param name="labels">What can be ticked.</param>
    /// <param name="legend">What the boxes are, encoded.</param>
    /// <param name="next">What the button says, encoded.</param>
    /// <param name="language">The language they are in.</param>
    public static void Write(StringBuilder body, IReadOnlyList<string> labels, string legend, string next, string language)
    {
        body.Append(CultureInfo.InvariantCulture, $"""<fieldset class="choices"><legend>{legend}</legend>""");
        for (var i = 0; i < labels.Count; i++)
        {
            var (number, label, seen) = (i + 1, PageTemplate.Encode(labels[i]), SpokenMarkup.Of(labels[i], language));
            body.Append(
                CultureInfo.InvariantCulture,
                $"""<label class="box"><input type="checkbox" name="pick" value="{number}"> <span>{seen}</span></label>"""
            );
            body.Append(CultureInfo.InvariantCulture, $"""<input type="hidden" name="shown:{number}" value="{label}">""");
        }

        body.Append(CultureInfo.InvariantCulture, $"""<button type="submit" name="picked" value="1">{next}</button></fieldset>""");
    }

    /// <summary>What the ticked boxes say, and how it is shown; null when no box was ticked.</summary>
    public static (string Said, string? Shown)? Read(IReadOnlyDictionary<string, StringValues> fields)
    {
        if (!fields.ContainsKey("picked") || !fields.TryGetValue("pick", out var ticked))
            return null;
        string[] numbers =
        [
            .. ticked.OfType<string>().Where(p => p.Length is > 0 and <= 3 && p.All(char.IsAsciiDigit)).Distinct().Take(MostPicked),
        ];
        if (numbers.Length == 0)
            return null;
        var labels = numbers
            .Select(n => fields.TryGetValue("shown:" + n, out var label) ? label.ToString() : null)
            .OfType<string>()
            .ToList();
        return (
            numbers.Length == 1 ? numbers[0] + "だけ" : string.Join('と', numbers),
            labels.Count == numbers.Length ? string.Join('、', labels) : null
        );
    }
}
