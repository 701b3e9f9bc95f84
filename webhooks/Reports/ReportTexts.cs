using YamlDotNet.Serialization;

namespace Channels.Webhooks.Reports;

/// <summary>The words of a monthly report, from <c>Texts/{name}.yaml</c>.</summary>
internal sealed class ReportTexts(string name)
{
    private readonly Dictionary<string, string> texts = Load(name);

    public string this[string key] => texts[key];

    /// <summary>The word for a stable code; a code that came after the words stands for itself.</summary>
    public string Of(string kind, string code) => texts.GetValueOrDefault($"{kind}.{code}", code);

    public string Say(string key, params object[] parts) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, texts[key], parts);

    private static Dictionary<string, string> Load(string name)
    {
        using var stream =
            typeof(ReportTexts).Assembly.GetManifestResourceStream($"Reports/{name}.yaml")
            ?? throw new InvalidOperationException("The words of the report are not in the assembly.");
        using var text = new StreamReader(stream);
        return new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(text);
    }
}
