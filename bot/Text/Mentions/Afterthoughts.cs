using System.Buffers;

namespace Channels.Text;

/// <summary>A message that puts itself right: 5日…じゃなくて12日でした. The words are data: <c>afterthoughts.tsv</c>.</summary>
public static class Afterthoughts
{
    private const string Pauses = " 、。,.…:~-でにけど";

    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Table = WordTable.Load("afterthoughts.tsv");
    private static readonly string[] Right = Words("right");
    private static readonly string[] Endings = Words("ending");
    private static readonly string[] Agreed = Words("agreed");
    private static readonly string[] No = Words("no");
    private static readonly string[] Denying = Words("instead");
    private static readonly string[] Turns = Words("turn");
    private static readonly string[] NoTurns = Words("no-turn");
    private static readonly string[] TooWords = Words("too-word");
    private static readonly string[] Too = Words("too");

    /// <summary>Where the first of the words stands that deny what is right before them (送りやなくて迎え), in the text as it was written; null
    /// where there is none, or nothing follows it.</summary>
    public static Span? Instead(string text)
    {
        Span? first = null;
        foreach (var word in Denying)
        {
            var at = text.IndexOf(word, StringComparison.Ordinal);
            if (
                at > 0
                && at + word.Length < text.Length
                && (first is null || at < first.Value.Start || (at == first.Value.Start && at + word.Length > first.Value.End))
                && !Array.Exists(Too, t => text.AsSpan(0, at).EndsWith(t))
            )
                first = new Span(at, at + word.Length);
        }

        return first;
    }

    /// <summary>What stands before the last such word and what behind it, both as they were prepared; null when there is none.</summary>
    public static (string Before, string Behind)? Split(string text)
    {
        var prepared = Cursor.Prepare(text);
        var (start, end) = (-1, -1);
        foreach (var word in Right)
        {
            var at = prepared.LastIndexOf(word, StringComparison.Ordinal);
            if (at > 0 && !IsNoTurn(prepared.AsSpan(at)) && at + word.Length > end)
                (start, end) = (at, at + word.Length);
        }

        if (start <= 0)
            return null;
        var behind = prepared[end..];
        foreach (var ending in Endings)
        {
            if (behind.StartsWith(ending, StringComparison.Ordinal))
            {
                behind = behind[ending.Length..];
                break;
            }
        }

        behind = behind.TrimStart(" 、。,.…:".ToCharArray());
        return behind.Length == 0 ? null : (prepared[..start].TrimEnd(Pauses.ToCharArray()), behind);
    }

    /// <summary>Where the first word from a place on stands, with the stop before it, behind which a message puts itself right (妻と2人、いや今は
    /// 一人), as it was written; null where there is none.</summary>
    public static Span? Turn(string text, int from)
    {
        for (var at = Math.Max(from, 1); at < text.Length - 1; at++)
        {
            if (!Stops.Contains(text[at]))
                continue;
            var behind = text[(at + 1)..].TrimStart(Stops.ToCharArray());
            if (
                Array.Find(Turns, w => behind.StartsWith(w, StringComparison.Ordinal)) is { } word
                && behind.Length > word.Length
                && !IsNoTurn("、" + behind)
            )
                return new Span(at, text.Length - behind.Length + word.Length);
        }

        return null;
    }

    /// <summary>家賃、いや電気代も: what follows is meant as well.</summary>
    public static bool Adds(string behind)
    {
        var end = behind.AsSpan().TrimStart(Stops).IndexOfAny(StopLetters);
        var part = end < 0 ? behind : behind.TrimStart(Stops.ToCharArray())[..end];
        foreach (var word in TooWords)
            part = part.Replace(word, "", StringComparison.Ordinal);
        return part.Contains('も', StringComparison.Ordinal);
    }

    private static readonly SearchValues<char> StopLetters = SearchValues.Create(Stops);

    private const string Stops = " 　、。，,.．…\n";

    private static bool IsNoTurn(ReadOnlySpan<char> from)
    {
        foreach (var word in NoTurns)
        {
            if (from.StartsWith(word))
                return true;
        }

        return false;
    }

    /// <summary>What stands behind a no that opens the message (いや、はなもおったわ), as it was written; null where nothing does.</summary>
    public static string? BehindNo(string text)
    {
        var from = text.AsSpan().TrimStart(" 　あえっ、,。".AsSpan());
        foreach (var word in No)
        {
            if (!from.StartsWith(word))
                continue;
            var behind = from[word.Length..];
            var rest = behind.TrimStart(" 　、,，。.!！…ー〜~ねよ\n".AsSpan());
            var isApart = rest.Length < behind.Length || (rest.Length > 0 && (char.IsDigit(rest[0]) || rest[0] is >= '一' and <= '\u9FFF'));
            return isApart && rest.Length > 1 ? rest.ToString() : null;
        }

        return null;
    }

    /// <summary>Between two values the later one counts.</summary>
    internal static bool IsRight(ReadOnlySpan<char> between) => Has(between, Right);

    /// <summary>What was agreed came otherwise.</summary>
    internal static bool IsAgreed(ReadOnlySpan<char> between) => Has(between, Agreed);

    private static bool Has(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.IndexOf(word, StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }

    private static string[] Words(string kind) =>
        [
            .. Table
                .Where(r => r["kind"] == kind)
                .SelectMany(r => r["words"].Split(' '))
                .Select(w => w.Replace('_', ' '))
                .OrderByDescending(w => w.Length),
        ];
}
