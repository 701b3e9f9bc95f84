using System.Buffers.Binary;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Yaml;
using Channels.Text;

namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>
/// Two plain words to remember, such as 「あおい かさ」. With the number (3.4 billion) they open a case; wrong ones are counted, so
/// that they need not be long.
/// </summary>
internal static class CodeWords
{
    private static readonly Lazy<(
        IReadOnlyDictionary<string, (string[] First, string[] Second)> Lists,
        IReadOnlyList<(string Written, string Reading)> Written
    )> Data = new(() => Load());

    /// <param name="entropy">At least 24 unpredictable bytes; the last eight are used.</param>
    public static string Create(string language, ReadOnlySpan<byte> entropy)
    {
        var (first, second) = Data.Value.Lists.GetValueOrDefault(Languages.Fallback(language) is "en" || language is "en" ? "en" : "ja");
        var number = BinaryPrimitives.ReadUInt64BigEndian(entropy[^8..]);
        return $"{first[(int)(number % (ulong)first.Length)]} {second[(int)(number / (ulong)first.Length % (ulong)second.Length)]}";
    }

    /// <summary>Words as somebody wrote them, by their reading: 青い傘, アオイ・カサ and あおいをかさ are one pair.</summary>
    public static string ByReading(string text)
    {
        var read = JapaneseText.FoldToHiragana(text).Replace("を", "", StringComparison.Ordinal);
        foreach (var (written, reading) in Data.Value.Written)
            read = read.Replace(written, reading, StringComparison.Ordinal);
        return read;
    }

    /// <summary>The pair that stands somewhere in a text, as it is compared (あいことば　ちいさなえんぴつ　やったか); null: none does.</summary>
    public static string? FindIn(string text)
    {
        var read = ByReading(text);
        foreach (var (first, second) in Data.Value.Lists.Values)
        {
            foreach (var word in first)
            {
                var begun = ByReading(word);
                for (
                    var at = read.IndexOf(begun, StringComparison.Ordinal);
                    at >= 0;
                    at = read.IndexOf(begun, at + 1, StringComparison.Ordinal)
                )
                {
                    var behind = read[(at + begun.Length)..].TrimStart(Between);
                    var found = second.Select(ByReading).Where(w => behind.StartsWith(w, StringComparison.Ordinal)).MaxBy(w => w.Length);
                    if (found is not null && (char.IsAsciiLetter(found[^1]) is false || IsWhole(read, at, behind, found)))
                        return begun + (behind.Length < read.Length - at - begun.Length ? " " : "") + found;
                }
            }
        }

        return null;
    }

    /// <summary>English words stand between others: "fold book" holds no "old book".</summary>
    private static bool IsWhole(string read, int at, string behind, string found) =>
        (at == 0 || !char.IsAsciiLetter(read[at - 1])) && (behind.Length == found.Length || !char.IsAsciiLetter(behind[found.Length]));

    private static readonly char[] Between = [' ', '・', '、', ',', '-', '「', '」'];

    private static (Dictionary<string, (string[] First, string[] Second)>, List<(string Written, string Reading)>) Load()
    {
        using var stream =
            typeof(CodeWords).Assembly.GetManifestResourceStream("Dialogs/code-words.yaml")
            ?? throw new InvalidOperationException("The code words are not in the assembly.");
        using var reader = new StreamReader(stream);
        var findings = new List<Lint>();
        var map =
            MapReader.Of(YamlFile.Read("code-words.yaml", reader.ReadToEnd(), findings), "The file", findings)
            ?? throw new InvalidOperationException(string.Join('\n', findings));
        var written = map.Map("written")!;
        return (
            map.Keys.Where(k => k != "written").ToDictionary(k => k, k => (Words(map.Map(k)!, "first"), Words(map.Map(k)!, "second"))),
            [
                .. written
                    .Keys.SelectMany(reading =>
                        written.Words(reading).Select(w => (Written: JapaneseText.FoldToHiragana(w.Value), reading))
                    )
                    .OrderByDescending(w => w.Written.Length),
            ]
        );
    }

    private static string[] Words(MapReader map, string key) => [.. map.Words(key).Select(w => w.Value)];
}
