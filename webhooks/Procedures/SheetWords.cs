using System.Text.Json;

namespace Channels.Webhooks.Procedures;

/// <summary>The words of the pages, from <c>wwwroot/procedures/words.json</c>.</summary>
internal sealed class SheetWords
{
    private const string Japanese = "ja";

    private readonly Dictionary<string, Dictionary<string, string>> byLanguage = JsonSerializer.Deserialize<
        Dictionary<string, Dictionary<string, string>>
    >(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wwwroot", "procedures", "words.json")))!;

    /// <summary>English for a browser that wants it before Japanese, else Japanese.</summary>
    public static string LanguageOf(HttpContext context) =>
        context.Request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : Japanese;

    public string this[string language, string key, params ReadOnlySpan<(string Name, string Value)> figures]
    {
        get
        {
            var text = byLanguage.GetValueOrDefault(language, byLanguage[Japanese])[key];
            foreach (var (name, value) in figures)
                text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
            return text;
        }
    }
}
