using System.Buffers;
using System.Globalization;

namespace Channels.Webhooks.Line;

/// <summary>Cutting text as LINE counts it. Message text counts UTF-16 units; labels count grapheme clusters.</summary>
internal static class LineText
{
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。．！？!?\n");

    /// <summary>Cuts to at most so many grapheme clusters; a cut is shown by 「…」.</summary>
    public static string Cut(string text, int clusters)
    {
        if (text.Length <= clusters)
            return text;
        var count = 0;
        var keep = 0;
        for (var at = 0; at < text.Length; count++)
        {
            if (count == clusters - 1)
                keep = at;
            if (count == clusters)
                return text[..keep] + "…";
            at += StringInfo.GetNextTextElementLength(text, at);
        }

        return text;
    }

    /// <summary>
    /// Parts of at most so many UTF-16 units, ended after a sentence where one ends in the last half of the part, and never
    /// inside a grapheme cluster (so never between the halves of a surrogate pair).
    /// </summary>
    public static IEnumerable<string> Split(string text, int units)
    {
        var rest = text;
        while (rest.Length > units)
        {
            var end = EndOfPart(rest, units);
            var part = rest[..end].TrimEnd();
            if (part.Length > 0)
                yield return part;
            rest = rest[end..].TrimStart('\n', ' ');
        }

        if (!string.IsNullOrWhiteSpace(rest))
            yield return rest;
    }

    private static int EndOfPart(string text, int units)
    {
        var sentence = text.AsSpan(0, units).LastIndexOfAny(SentenceEnds) + 1;
        if (sentence > units / 2)
            return sentence;
        var end = 0;
        while (true)
        {
            var next = end + StringInfo.GetNextTextElementLength(text, end);
            if (next > units)
                break;
            end = next;
        }

        // One cluster longer than a whole message is no language; it is cut between its code points.
        return end > 0 ? end : char.IsHighSurrogate(text[units - 1]) ? units - 1 : units;
    }
}
