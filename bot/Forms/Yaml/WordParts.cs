namespace Channels.Bot.Forms.Yaml;

/// <summary>Words that are written with parts: <c>&lt;name&gt;</c> is any word of a part, <c>&lt;name&gt;?</c> may be left out.</summary>
internal static class WordParts
{
    private const int MostSpellings = 20_000;

    /// <summary>Every spelling of something written so.</summary>
    /// <param name="written">A word, with parts in it or without.</param>
    /// <param name="part">The words of a part; none: there is no such part.</param>
    public static IReadOnlyList<string> Spellings(string written, Func<string, IReadOnlyList<string>> part)
    {
        List<string> all = [.. WithAndWithout(written).SelectMany(way => Spelled(way, part, [])).Where(s => s.Length > 0).Distinct()];
        return all.Count is > 0 and <= MostSpellings ? all : throw new InvalidOperationException($"'{written}' has {all.Count} spellings.");
    }

    /// <summary>What is written with what may be left out, and without it.</summary>
    public static IEnumerable<string> WithAndWithout(string written)
    {
        var mark = written.IndexOf(">?", StringComparison.Ordinal);
        if (mark < 0)
            return [written];
        var open = written.LastIndexOf('<', mark);
        var behind = written[(mark + 2)..];
        return
        [
            .. WithAndWithout(written[..(mark + 1)] + behind),
            .. WithAndWithout(written[..open] + behind.TrimStart(' ').TrimStart('+')),
        ];
    }

    private static IEnumerable<string> Spelled(string text, Func<string, IReadOnlyList<string>> part, string[] inside)
    {
        var open = text.IndexOf('<', StringComparison.Ordinal);
        if (open < 0)
            return [text];
        var close = text.IndexOf('>', open);
        var name = text[(open + 1)..close];
        var words = part(name);
        if (words.Count == 0 || inside.Contains(name))
            throw new InvalidOperationException($"There is no part '{name}', or it holds itself.");
        string[] deeper = [.. inside, name];
        var behind = Spelled(text[(close + 1)..], part, inside).ToList();
        return words.SelectMany(w => Spelled(w, part, deeper)).SelectMany(word => behind.Select(rest => text[..open] + word + rest));
    }
}
