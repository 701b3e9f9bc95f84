namespace Channels.Text.Numbers;

/// <summary>Digits that belong together though hyphens, brackets or spaces stand between them.</summary>
/// <param name="Groups">The groups as written.</param>
/// <param name="HasPlus">A + stands before.</param>
/// <param name="Start">First character.</param>
/// <param name="End">Behind the last digit.</param>
internal sealed record DigitRun(IReadOnlyList<string> Groups, bool HasPlus, int Start, int End)
{
    public string Digits { get; } = string.Concat(Groups);

    /// <summary>All runs of a folded text. Up to two separators may stand between groups.</summary>
    public static List<DigitRun> Scan(string text, string separators)
    {
        var runs = new List<DigitRun>();
        for (var at = 0; at < text.Length; )
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            var groups = new List<string>();
            var end = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                var group = at;
                while (at < text.Length && char.IsAsciiDigit(text[at]))
                    at++;
                groups.Add(text[group..at]);
                end = at;
                for (var gap = 0; gap < 3 && at < text.Length && separators.Contains(text[at], StringComparison.Ordinal); gap++)
                    at++;
            }

            var plus = start > 0 && (text[start - 1] == '+' || (start > 1 && text[start - 1] == '(' && text[start - 2] == '+'));
            runs.Add(new DigitRun(groups, plus, start, end));
            at = end;
        }

        return runs;
    }
}
