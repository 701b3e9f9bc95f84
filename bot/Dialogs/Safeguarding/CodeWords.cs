using System.Buffers.Binary;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>
/// Two plain words to remember, such as 「あおい かさ」. With the number (3.4 billion) they open a case; wrong ones are counted, so
/// that they need not be long.
/// </summary>
internal static class CodeWords
{
    private static readonly Lazy<IReadOnlyDictionary<string, (string[] First, string[] Second)>> Lists = new(Load);

    /// <param name="entropy">At least 24 unpredictable bytes; the last eight are used.</param>
    public static string Create(string language, ReadOnlySpan<byte> entropy)
    {
        var (first, second) = Lists.Value.GetValueOrDefault(Languages.Fallback(language) is "en" || language is "en" ? "en" : "ja");
        var number = BinaryPrimitives.ReadUInt64BigEndian(entropy[^8..]);
        return $"{first[(int)(number % (ulong)first.Length)]} {second[(int)(number / (ulong)first.Length % (ulong)second.Length)]}";
    }

    private static Dictionary<string, (string[] First, string[] Second)> Load()
    {
        using var stream =
            typeof(CodeWords).Assembly.GetManifestResourceStream("Dialogs/code-words.yaml")
            ?? throw new InvalidOperationException("The code words are not in the assembly.");
        using var reader = new StreamReader(stream);
        var findings = new List<Lint>();
        var map =
            MapReader.Of(YamlFile.Read("code-words.yaml", reader.ReadToEnd(), findings), "The file", findings)
            ?? throw new InvalidOperationException(string.Join('\n', findings));
        return map.Keys.ToDictionary(k => k, k => (Words(map.Map(k)!, "first"), Words(map.Map(k)!, "second")));
    }

    private static string[] Words(MapReader map, string key) => [.. map.Words(key).Select(w => w.Value)];
}
