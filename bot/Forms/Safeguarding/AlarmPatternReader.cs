using Channels.Bot.Forms.Words;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms.Safeguarding;

/// <summary>
/// Reads the patterns of the word lists. <c>&lt;name&gt;</c> is any word of a part and <c>&lt;name&gt;?</c> may be left out;
/// <c>+</c> goes on at once, <c>..</c> within 4 letters, <c>...</c> within 12; <c>^</c> and <c>$</c> are the ends of the message.
/// </summary>
internal sealed class AlarmPatternReader(MapReader? parts)
{
    private readonly Dictionary<string, int> pieces = [];

    /// <summary>Every spelling of every piece read so far.</summary>
    public List<(string Term, int Piece)> Terms { get; } = [];

    public IEnumerable<AlarmPattern> Read(int list, bool isHarmless, YamlScalar written)
    {
        var text = written.Value.Trim();
        var isFirst = text.StartsWith('^');
        var isLast = text.EndsWith('$');
        text = text.Trim('^', '$');
        foreach (var way in WordParts.WithAndWithout(text).Select(w => w.TrimEnd('.', '+', ' ')))
        {
            var (numbers, gaps) = (new List<int>(), new List<int>());
            var start = 0;
            for (var at = 0; at <= way.Length; at++)
            {
                var (gap, length) = GapAt(way, at);
                if (at < way.Length && length == 0)
                    continue;
                numbers.Add(PieceOf(way[start..at], written));
                if (at < way.Length)
                    gaps.Add(gap);
                start = at + length;
                at = Math.Max(at, start - 1);
            }

            yield return new AlarmPattern(list, isHarmless, [.. numbers], [.. gaps], isFirst, isLast);
        }
    }

    private static (int Gap, int Length) GapAt(string text, int at) =>
        at >= text.Length ? (0, 0)
        : text[at] is '+' ? (0, 1)
        : text.AsSpan(at).StartsWith("...") ? (12, 3)
        : text.AsSpan(at).StartsWith("..") ? (4, 2)
        : (0, 0);

    private int PieceOf(string written, YamlScalar pattern)
    {
        var key = written.Replace(" ", "", StringComparison.Ordinal);
        if (pieces.TryGetValue(key, out var known))
            return known;
        var piece = pieces[key] = pieces.Count;
        var spellings = WordParts
            .Spellings(key, WordsOf)
            .Select(s => CloseText.Of(DialogWords.Fold(s)))
            .Where(s => s.Length > 0)
            .Distinct()
            .ToList();
        if (spellings.Count is 0)
            throw new InvalidOperationException($"'{written}' in '{pattern.Value}' has no spelling.");
        Terms.AddRange(spellings.Select(s => (s, piece)));
        return piece;
    }

    private List<string> WordsOf(string part) =>
        [.. (parts?.Words(part) ?? []).Select(w => w.Value.Replace(" ", "", StringComparison.Ordinal))];
}
