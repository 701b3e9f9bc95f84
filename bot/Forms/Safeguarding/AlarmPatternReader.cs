using Channels.Bot.Forms.Words;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms.Safeguarding;

/// <summary>
/// Reads the patterns of the word lists. <c>&lt;name&gt;</c> is any word of a part and <c>&lt;name&gt;?</c> may be left out;
/// <c>+</c> goes on at once, <c>..</c> within 4 letters, <c>...</c> within 12; <c>^</c> and <c>$</c> are the ends of the message.
/// </summary>
internal sealed class AlarmPatternReader(MapReader? parts)
{
    private const int MostSpellings = 20_000;
    private readonly Dictionary<string, int> pieces = [];

    /// <summary>Every spelling of every piece read so far.</summary>
    public List<(string Term, int Piece)> Terms { get; } = [];

    public IEnumerable<AlarmPattern> Read(int list, bool isHarmless, YamlScalar written)
    {
        var text = written.Value.Trim();
        var isFirst = text.StartsWith('^');
        var isLast = text.EndsWith('$');
        text = text.Trim('^', '$');
        foreach (var way in WithAndWithout(text).Select(w => w.TrimEnd('.', '+', ' ')))
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

    /// <summary>The pattern with what may be left out, and without it.</summary>
    private static IEnumerable<string> WithAndWithout(string text)
    {
        var mark = text.IndexOf(">?", StringComparison.Ordinal);
        if (mark < 0)
            return [text];
        var open = text.LastIndexOf('<', mark);
        var behind = text[(mark + 2)..];
        return [.. WithAndWithout(text[..(mark + 1)] + behind), .. WithAndWithout(text[..open] + behind.TrimStart(' ').TrimStart('+'))];
    }

    private int PieceOf(string written, YamlScalar pattern)
    {
        var key = written.Replace(" ", "", StringComparison.Ordinal);
        if (pieces.TryGetValue(key, out var known))
            return known;
        var piece = pieces[key] = pieces.Count;
        var spellings = Spellings(key, []).Select(s => CloseText.Of(DialogWords.Fold(s))).Where(s => s.Length > 0).Distinct().ToList();
        if (spellings.Count is 0 or > MostSpellings)
            throw new InvalidOperationException($"'{written}' in '{pattern.Value}' has {spellings.Count} spellings.");
        Terms.AddRange(spellings.Select(s => (s, piece)));
        return piece;
    }

    private IEnumerable<string> Spellings(string text, string[] inside)
    {
        var open = text.IndexOf('<', StringComparison.Ordinal);
        if (open < 0)
            return [text];
        var close = text.IndexOf('>', open);
        var name = text[(open + 1)..close];
        var words = parts?.Words(name) ?? [];
        if (words.Count == 0 || inside.Contains(name))
            throw new InvalidOperationException($"There is no part '{name}', or it holds itself.");
        string[] deeper = [.. inside, name];
        var behind = Spellings(text[(close + 1)..], inside).ToList();
        return words
            .SelectMany(w => Spellings(w.Value.Replace(" ", "", StringComparison.Ordinal), deeper))
            .SelectMany(word => behind.Select(rest => text[..open] + word + rest));
    }
}
