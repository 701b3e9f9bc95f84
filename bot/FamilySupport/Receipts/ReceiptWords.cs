using Channels.Text;
using YamlDotNet.Serialization;

namespace Channels.Bot.FamilySupport.Receipts;

/// <summary>What stands on the paper: <c>receipts.yaml</c>.</summary>
internal sealed class ReceiptWords
{
    private readonly Dictionary<string, string> words = Load();

    public string this[string key] => words[key];

    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> figures) => Template.Fill(words[key], figures);

    private static Dictionary<string, string> Load()
    {
        using var stream = typeof(ReceiptWords).Assembly.GetManifestResourceStream("FamilySupport/receipts.yaml")!;
        using var text = new StreamReader(stream);
        return new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(text);
    }
}
