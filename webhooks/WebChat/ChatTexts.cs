using System.Collections.Frozen;
using System.Text.Json;
using Channels.Bot.Forms;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// The page's words, from <c>wwwroot/chat/texts/{language}.json</c>; the page's script reads the same files. Which languages are offered
/// the dialog says (<see cref="OfferedLanguages"/>).
/// </summary>
internal sealed class ChatTexts(OfferedLanguages offered)
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> byLanguage = offered.Ids.ToFrozenDictionary(
        l => l,
        Read,
        StringComparer.Ordinal
    );

    /// <summary>In the order in which they are offered.</summary>
    public IReadOnlyList<string> Languages => offered.Ids;

    /// <summary>Those of them whose words nobody has approved.</summary>
    public IReadOnlyList<string> Samples => offered.Samples;

    public string this[string language, string key] => (byLanguage.TryGetValue(language, out var words) ? words : byLanguage["ja"])[key];

    /// <summary>The tag for a page's <c>lang</c>.</summary>
    public static string Tag(string language) => language == "ja-easy" ? "ja" : language;

    /// <summary>The language a link asks for, else the browser's, else Japanese.</summary>
    public string Of(HttpRequest request) =>
        request.Query["l"].FirstOrDefault() is { Length: > 0 } asked
            ? offered.Known(asked)
            : offered.OfBrowser(request.Headers.AcceptLanguage.ToString());

    public string Known(string? language) => offered.Known(language);

    public IReadOnlyDictionary<string, string> All(string language) => byLanguage[offered.Known(language)];

    /// <summary>That its words are a sample, where they are one.</summary>
    public string SampleNote(string language) =>
        Samples.Contains(language, StringComparer.Ordinal) ? this[language, "sample"] : string.Empty;

    private static FrozenDictionary<string, string> Read(string language)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "wwwroot", "chat", "texts", language + ".json"));
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
