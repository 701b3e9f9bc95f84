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

    /// <summary>The pair that stands somewhere in a text, as it is compared (あいことば　ちいさなえんぴつ　やったか), the longest where several may be read
    /// in it (あたたかい かさ holds たかい かさ); null: none does.</summary>
    public static string? FindIn(string text)
    {
        var read = ByReading(text);
        return Readings.Value.SelectMany(list => list.First.SelectMany(first => PairsIn(read, first, list.Second))).MaxBy(p => p.Length);
    }

    private static IEnumerable<string> PairsIn(string read, string first, string[] second)
    {
        for (var at = read.IndexOf(first, StringComparison.Ordinal); at >= 0; at = read.IndexOf(first, at + 1, StringComparison.Ordinal))
        {
            var next = read[(at + first.Length)..];
            var behind = next.TrimStart(Between);
            var found = second.Where(w => behind.StartsWith(w, StringComparison.Ordinal)).MaxBy(w => w.Length);
            if (found is not null && (!char.IsAsciiLetter(found[^1]) || IsWhole(read, at, behind, found)))
                yield return first + (behind.Length < next.Length ? " " : "") + found;
        }
    }

    private static readonly Lazy<IReadOnlyList<(string[] First, string[] Second)>> Readings = new(() =>
        [.. Data.Value.Lists.Values.Select(l => (Array.ConvertAll(l.First, ByReading), Array.ConvertAll(l.Second, ByReading)))]
    );

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
