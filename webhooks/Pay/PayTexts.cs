using Channels.Webhooks.Fees;
using YamlDotNet.Serialization;

namespace Channels.Webhooks.Pay;

/// <summary>The words of the page, from <c>Texts/{language}.yaml</c>, in the languages of the calculator.</summary>
internal sealed class PayTexts
{
    private readonly Dictionary<string, Dictionary<string, string>> languages = FeeTexts.Languages.ToDictionary(l => l, Load);

    public string this[string language, string key] => languages[language][key];

    public IReadOnlyDictionary<string, string> All(string language) => languages[language];

    private static Dictionary<string, string> Load(string language)
    {
        using var stream =
            typeof(PayTexts).Assembly.GetManifestResourceStream($"Pay/{language}.yaml")
            ?? throw new InvalidOperationException($"The words of the page in '{language}' are not in the assembly.");
        using var text = new StreamReader(stream);
        return new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(text);
    }
}
