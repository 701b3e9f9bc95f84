using System.Buffers;
using System.Text.RegularExpressions;

namespace Channels.Knowledge.LanguageModel;

/// <summary>
/// Takes an approved answer apart. A piece is a sentence; a list belongs to the sentence that opens it; an answer with headings, or
/// with brackets that do not close, is one piece, because a part of it may mean something else without the rest.
/// </summary>
internal static partial class Pieces
{
    private const string Opening = "（(「『【［[〔〈《";
    private const string Closing = "）)」』】］]〕〉》";
    private const string Ending = "。！？";
    private static readonly SearchValues<char> Openings = SearchValues.Create(Opening);

    public static IReadOnlyList<Piece> Of(string answer)
    {
        var found = new List<(int Start, int End)>();
        foreach (var (start, end) in Lines(answer))
        {
            if (Sentences(answer, start, end) is not { } sentences)
                return [Whole(answer)];
            var isList = ListMark().IsMatch(answer[start..end]);
            for (var at = 0; at < sentences.Count; at++)
            {
                var sentence = sentences[at];
                var text = answer[sentence.Start..sentence.End];
                var belongs = isList || ListMark().IsMatch(text);
                if (!belongs && !IsEnded(text) && sentence.End < answer.TrimEnd().Length)
                    return [Whole(answer)]; // a heading
                if (belongs && found.Count > 0)
                    found[^1] = (found[^1].Start, sentence.End);
                else
                    found.Add(sentence);
            }
        }

        return [.. found.Select(p => Make(answer, p.Start, p.End))];
    }

    /// <summary>Some pieces put together again, in the order of the answer and with its own white space where they adjoin.</summary>
    public static string Join(string answer, IReadOnlyList<Piece> all, IReadOnlySet<int> kept)
    {
        var text = new System.Text.StringBuilder();
        for (var at = 0; at < all.Count; at++)
        {
            if (!kept.Contains(at))
                continue;
            if (at > 0 && text.Length > 0)
                text.Append(answer, all[at - 1].End, all[at].Start - all[at - 1].End);
            text.Append(all[at].Text);
        }

        return text.ToString();
    }

    private static Piece Whole(string answer) => Make(answer, 0, answer.Length);

    private static Piece Make(string answer, int start, int end) => new(start, end, answer[start..end], SameWords.Key(answer[start..end]));

    private static bool IsEnded(string text) =>
        Ending.Contains(text.TrimEnd()[^1], StringComparison.Ordinal) || Closing.Contains(text.TrimEnd()[^1], StringComparison.Ordinal);

    private static IEnumerable<(int Start, int End)> Lines(string answer)
    {
        for (var start = 0; start < answer.Length; )
        {
            var end = answer.IndexOf('\n', start) is var at and >= 0 ? at : answer.Length;
            if (!string.IsNullOrWhiteSpace(answer[start..end]))
                yield return (start, end);
            start = end + 1;
        }
    }

    /// <summary>The sentences of a line without the white space around them; null where brackets do not fit together.</summary>
    private static List<(int Start, int End)>? Sentences(string answer, int from, int until)
    {
        var sentences = new List<(int, int)>();
        var depth = 0;
        var start = from;
        for (var at = from; at < until; at++)
        {
            if (Opening.Contains(answer[at], StringComparison.Ordinal))
                depth++;
            else if (Closing.Contains(answer[at], StringComparison.Ordinal) && !IsNumbering(answer, start, at))
                depth--;
            if (depth < 0)
                return null;
            if (depth > 0 || !Ending.Contains(answer[at], StringComparison.Ordinal))
                continue;
            Add(at + 1);
        }

        Add(until);
        return depth == 0 ? sentences : null;

        void Add(int end)
        {
            while (start < end && char.IsWhiteSpace(answer[start]))
                start++;
            var last = end;
            while (last > start && char.IsWhiteSpace(answer[last - 1]))
                last--;
            if (last > start)
                sentences.Add((start, last));
            start = end;
        }
    }

    /// <summary>The bracket of 1) closes nothing.</summary>
    private static bool IsNumbering(string answer, int start, int at) =>
        at - start <= 4 && !answer.AsSpan(start, at - start).ContainsAny(Openings) && ListMark().IsMatch(answer[start..(at + 1)]);

    [GeneratedRegex(
        @"^\s*([・●○◎◆◇■□▪▶►※→•*＊]|[-‐–—―－]\s|[(（]?([0-9０-９]{1,2}|[一二三四五六七八九十]{1,2}|[ア-ンｱ-ﾝa-zA-Zａ-ｚＡ-Ｚイロハ])[)）．.、:：]|[①-⑳⑴-⒇ⅰ-ⅻⅠ-Ⅻ])",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex ListMark();
}
