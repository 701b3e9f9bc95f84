using Channels.Bot.Forms;
using Channels.Text;
using YamlDotNet.Serialization;

namespace Channels.Bot.FamilySupport.Explaining;

/// <summary>The sentences with which a price is explained, from <c>{language}.yaml</c> beside this file.</summary>
internal sealed class FeeWords
{
    private readonly Dictionary<string, Dictionary<string, string>> languages = Languages.Required.ToDictionary(l => l, Load);

    public IReadOnlyDictionary<string, string> All(string language) => languages[language];

    public string Say(string language, string key, params ReadOnlySpan<(string Name, string Value)> figures) =>
        Template.Fill(languages[Known(language)][key], figures);

    public static string Known(string language) => Languages.Required.Contains(language) ? language : Languages.Fallback(language);

    private static Dictionary<string, string> Load(string language)
    {
        using var stream =
            typeof(FeeWords).Assembly.GetManifestResourceStream($"FamilySupport/{language}.yaml")
            ?? throw new InvalidOperationException($"The words of fees in '{language}' are not in the assembly.");
        using var text = new StreamReader(stream);
        return new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(text);
    }
}
