using System.Buffers;
using System.Globalization;

namespace Channels.Webhooks.Outbound;

/// <summary>Cutting text as platforms count it: messages in UTF-16 units, labels in grapheme clusters.</summary>
internal static class TextLimits
{
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。．！？!?\n");
    private static readonly SearchValues<char> ClosingMarks = SearchValues.Create("」』）】〉》”’)]\"'");

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
            rest = WithoutLeadingSpace(rest[end..]);
        }

        if (!string.IsNullOrWhiteSpace(rest))
            yield return rest;
    }

    private static int EndOfPart(string text, int units)
    {
        var (end, sentence) = (0, 0);
        while (end < text.Length)
        {
            var next = end + StringInfo.GetNextTextElementLength(text, end);
            if (next > units)
                break;

            // A closing mark belongs to the sentence it closes.
            if (SentenceEnds.Contains(text[next - 1]) || (sentence == end && end > 0 && ClosingMarks.Contains(text[next - 1])))
                sentence = next;
            end = next;
        }

        if (sentence > units / 2)
            return sentence;

        // One cluster longer than a whole message is no language; it is cut between its code points.
        return end > 0 ? end
            : char.IsHighSurrogate(text[units - 1]) ? units - 1
            : units;
    }

    /// <summary>Leaves out blanks and line ends that are whole clusters: a mark that stands on a blank keeps it.</summary>
    private static string WithoutLeadingSpace(string text)
    {
        var at = 0;
        while (at < text.Length && (text[at] is ' ' or '\n' or '\r'))
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            if (!text.AsSpan(at, length).IsWhiteSpace())
                break;
            at += length;
        }

        return text[at..];
    }
}
