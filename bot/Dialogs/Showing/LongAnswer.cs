namespace Channels.Bot.Dialogs.Showing;

/// <summary>Cuts a long answer into messages that can be read on a phone: at the ends of lines and sentences, what it stands on last
/// and whole.</summary>
internal static class LongAnswer
{
    /// <summary>About as much as a phone shows without scrolling, in UTF-16 units.</summary>
    public const int Readable = 450;

    private const string Ends = "。！？!?";
    private const string Closing = "」』）)】";

    /// <param name="text">The whole.</param>
    /// <param name="footer">Its end, which stays together, or null.</param>
    /// <param name="most">Messages at most; there are fewer and longer ones rather than more.</param>
    public static IReadOnlyList<string> Split(string text, string? footer, int most)
    {
        text = text.Trim();
        if (text.Length <= Readable)
            return [text];
        var end = footer?.Trim() is { Length: > 0 } last && text.EndsWith(last, StringComparison.Ordinal) ? QuestionText.Cut(last) : "";
        var body = text[..^(end.Length == 0 ? 0 : footer!.Trim().Length)].Trim();
        var room = Math.Max(1, most - (end.Length > Readable ? 1 : 0));
        var largest = QuestionText.Longest - (end.Length > Readable ? 1 : end.Length + 2);
        for (var size = Readable; ; size = Math.Min(size + (size / 4), largest))
        {
            var parts = Fill(Sentences(body, size), size, end);
            if (parts.Count <= room || size == largest)
                return End([.. parts.Take(room)], end, isCut: parts.Count > room);
        }
    }

    private static List<string> End(List<string> parts, string end, bool isCut)
    {
        if (isCut)
            parts[^1] += "…";
        if (end.Length > Readable)
            parts.Add(end);
        else if (end.Length > 0)
            parts[^1] += "\n" + end;
        return parts;
    }

    /// <summary>As many whole pieces to a message as there is room for; the last one leaves room for the end.</summary>
    private static List<string> Fill(List<string> pieces, int size, string end)
    {
        var parts = new List<string>();
        var part = "";
        foreach (var piece in pieces)
        {
            if (part.Length > 0 && part.Length + piece.TrimEnd().Length > size)
            {
                parts.Add(part.Trim());
                part = "";
            }

            part += piece;
        }

        if (part.Trim().Length > 0)
            parts.Add(part.Trim());
        return parts.Count == 0 && end.Length > 0 ? [""] : parts;
    }

    /// <summary>Sentences with what follows them up to the next; one that is longer than a message is cut, where it can be at a
    /// comma.</summary>
    private static List<string> Sentences(string text, int size)
    {
        var pieces = new List<string>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var isEnd = text[at] == '\n' || Ends.Contains(text[at]) || (text[at] == '.' && at + 1 < text.Length && text[at + 1] == ' ');
            while (isEnd && at + 1 < text.Length && (Closing.Contains(text[at + 1]) || text[at + 1] == '\n'))
                at++;
            if (!isEnd && at - start + 1 < size)
                continue;
            if (!isEnd && text.LastIndexOf('、', at, at - start) is var comma and > 0)
                at = comma;
            else if (!isEnd && char.IsHighSurrogate(text[at]))
                at--;
            pieces.Add(text[start..(at + 1)]);
            start = at + 1;
        }

        if (start < text.Length)
            pieces.Add(text[start..]);
        return pieces;
    }
}
