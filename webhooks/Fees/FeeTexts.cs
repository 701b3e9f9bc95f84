using YamlDotNet.Serialization;

namespace Channels.Webhooks.Fees;

/// <summary>The words of the calculator, from <c>Texts/{language}.yaml</c>.</summary>
internal sealed class FeeTexts
{
    /// <summary>In the order in which they are offered.</summary>
    public static readonly IReadOnlyList<string> Languages = ["ja", "ja-easy", "en"];

    private readonly Dictionary<string, Dictionary<string, string>> languages = Languages.ToDictionary(l => l, Load);

    public string this[string language, string key] => languages[language][key];

    public IReadOnlyDictionary<string, string> All(string language) => languages[language];

    public static string Known(string? language) => language is not null && Languages.Contains(language) ? language : "ja";

    /// <summary>The tag for a page's <c>lang</c>.</summary>
    public static string Tag(string language) => language is "en" ? "en" : "ja";

    private static Dictionary<string, string> Load(string language)
    {
        using var stream =
            typeof(FeeTexts).Assembly.GetManifestResourceStream($"Fees/{language}.yaml")
            ?? throw new InvalidOperationException($"The calculator's words in '{language}' are not in the assembly.");
        using var text = new StreamReader(stream);
        return new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(text);
    }
}
