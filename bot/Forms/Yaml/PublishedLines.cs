using System.Globalization;
using System.Text;

namespace Channels.Bot.Forms.Yaml;

/// <summary>A lock file: a line <c>id version sha-256</c> for each version that was published, lines of # aside.</summary>
internal sealed class PublishedLines
{
    private const int LettersOfHash = 64;

    private readonly SortedDictionary<(string Id, int Version), (string Hash, int Line)> lines = [];

    public IEnumerable<(string Id, int Version)> Versions => lines.Keys;

    /// <param name="wrong">Gets the number of each line that cannot be read, or stands there twice.</param>
    public static PublishedLines Read(string text, Action<int> wrong)
    {
        var known = new PublishedLines();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var cells = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length == 0 || cells[0].StartsWith('#'))
                continue;
            if (
                cells is [var id, var version, { Length: LettersOfHash } hash]
                && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                && known.lines.TryAdd((id, n), (hash, number))
            )
                continue;
            wrong(number);
        }

        return known;
    }

    /// <summary>What was published of a version, or null.</summary>
    public string? HashOf(string id, int version) => lines.TryGetValue((id, version), out var known) ? known.Hash : null;

    public int LineOf(string id, int version) => lines[(id, version)].Line;

    /// <summary>Adds a version that was not published yet.</summary>
    public bool Add(string id, int version, string hash) => lines.TryAdd((id, version), (hash, 0));

    /// <param name="head">The first line, a comment.</param>
    public string Write(string head)
    {
        var text = new StringBuilder(head).Append('\n');
        foreach (var ((id, version), (hash, _)) in lines)
            text.Append(CultureInfo.InvariantCulture, $"{id} {version} {hash}\n");
        return text.ToString();
    }
}
