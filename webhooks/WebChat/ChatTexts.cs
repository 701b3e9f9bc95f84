using System.Collections.Frozen;
using System.Text.Json;

namespace Channels.Webhooks.WebChat;

/// <summary>The page's words, from <c>wwwroot/chat/texts/{language}.json</c>; the page's script reads the same files.</summary>
internal sealed class ChatTexts
{
    /// <summary>In the order in which they are offered.</summary>
    public static readonly IReadOnlyList<string> Languages = ["ja", "ja-easy", "en"];

    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> byLanguage = Languages.ToFrozenDictionary(
        l => l,
        Read,
        StringComparer.Ordinal
    );

    public string this[string language, string key] => (byLanguage.TryGetValue(language, out var words) ? words : byLanguage["ja"])[key];

    /// <summary>The tag for a page's <c>lang</c>.</summary>
    public static string Tag(string language) => language == "ja-easy" ? "ja" : language;

    public static string Known(string? language) =>
        language is not null && Languages.Contains(language, StringComparer.Ordinal) ? language : "ja";

    public IReadOnlyDictionary<string, string> All(string language) => byLanguage[Known(language)];

    private static FrozenDictionary<string, string> Read(string language)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "wwwroot", "chat", "texts", language + ".json"));
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
