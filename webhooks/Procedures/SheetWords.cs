using System.Text.Json;

namespace Channels.Webhooks.Procedures;

/// <summary>The words of the pages, from <c>wwwroot/procedures/words.json</c>.</summary>
internal sealed class SheetWords
{
    private const string Japanese = "ja";

    private readonly Dictionary<string, Dictionary<string, string>> byLanguage = Read("words.json");

    private readonly Dictionary<string, Dictionary<string, string>> findings = Read("findings.json");

    /// <summary>English for a browser that wants it before Japanese, else Japanese.</summary>
    public static string LanguageOf(HttpContext context) =>
        context.Request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : Japanese;

    /// <summary>What a finding of that code means, where lint's own English is not the language of the page.</summary>
    public string? Finding(string language, string code) => findings.GetValueOrDefault(language)?.GetValueOrDefault(code);

    private static Dictionary<string, Dictionary<string, string>> Read(string file) =>
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wwwroot", "procedures", file))
        )!;

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
