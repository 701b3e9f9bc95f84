using System.Globalization;
using System.Text.Json;

namespace Channels.Simulator;

/// <summary>One reason why message objects are refused.</summary>
/// <param name="Property">The path of the property, for example <c>messages[0].text</c>.</param>
/// <param name="Message">What is wrong with it.</param>
internal sealed record MessageProblem(string Property, string Message);

/// <summary>Reads properties of a JSON object and notes every broken rule with its path.</summary>
internal sealed class PropertyReader(JsonElement element, string path, List<MessageProblem> problems)
{
    public JsonElement Element { get; } = element;

    public string Path { get; } = path;

    public void Problem(string property, string message) =>
        problems.Add(new MessageProblem(property.Length == 0 ? Path : $"{Path}.{property}", message));

    /// <summary>A string within a length, counted in UTF-16 code units or, for what people see on buttons, in grapheme clusters.</summary>
    public string? Text(string property, int longest, bool required = true, bool graphemes = false)
    {
        if (!TryGet(property, JsonValueKind.String, required, out var value))
            return null;
        string text;
        try
        {
            text = value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            Problem(property, "Must not contain half of a surrogate pair");
            return null;
        }

        var length = graphemes ? new StringInfo(text).LengthInTextElements : text.Length;
        if (length == 0 && required)
            Problem(property, "May not be empty");
        else if (length > longest)
            Problem(property, string.Create(CultureInfo.InvariantCulture, $"Length must be between {(required ? 1 : 0)} and {longest}"));
        return text;
    }

    /// <summary>An HTTPS address of at most 2,000 characters.</summary>
    public void Https(string property, bool required = true)
    {
        if (
            Text(property, 2_000, required) is { Length: > 0 } text
            && !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)
        )
            Problem(property, "Must be an HTTPS URL");
    }

    public double? Number(string property, double least, double most, bool required = true)
    {
        if (!TryGet(property, JsonValueKind.Number, required, out var value))
            return null;
        var number = value.GetDouble();
        if (number < least || number > most)
            Problem(property, string.Create(CultureInfo.InvariantCulture, $"Must be between {least} and {most}"));
        return number;
    }

    public PropertyReader? Object(string property, bool required = true) =>
        TryGet(property, JsonValueKind.Object, required, out var value) ? new PropertyReader(value, $"{Path}.{property}", problems) : null;

    /// <summary>The objects of a list whose length is checked.</summary>
    public IReadOnlyList<PropertyReader> Objects(string property, int fewest, int most)
    {
        if (!TryGet(property, JsonValueKind.Array, required: true, out var value))
            return [];
        var length = value.GetArrayLength();
        if (length < fewest || length > most)
            Problem(property, string.Create(CultureInfo.InvariantCulture, $"Size must be between {fewest} and {most}"));
        var result = new List<PropertyReader>(length);
        foreach (var item in value.EnumerateArray())
        {
            var itemPath = string.Create(CultureInfo.InvariantCulture, $"{Path}.{property}[{result.Count}]");
            if (item.ValueKind != JsonValueKind.Object)
                problems.Add(new MessageProblem(itemPath, "Must be an object"));
            result.Add(new PropertyReader(item, itemPath, problems));
        }

        return result;
    }

    public bool Has(string property) =>
        Element.ValueKind == JsonValueKind.Object
        && Element.TryGetProperty(property, out var value)
        && value.ValueKind != JsonValueKind.Null;

    private bool TryGet(string property, JsonValueKind kind, bool required, out JsonElement value)
    {
        value = default;
        if (!Has(property))
        {
            if (required)
                Problem(property, "May not be empty");
            return false;
        }

        value = Element.GetProperty(property);
        if (value.ValueKind == kind)
            return true;
        Problem(property, $"Must be of type {kind.ToString().ToLowerInvariant()}");
        return false;
    }
}
