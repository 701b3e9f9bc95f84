using System.Globalization;
using System.Text;

namespace Channels.Text;

/// <summary>Where a sentence of a message ends and the next begins, and where a part of one does: the one reader of it. A stop or a comma
/// between two digits (1,200円, 3.5) is no end.</summary>
public static class Clauses
{
    private enum Ends
    {
        /// <summary>Stops, lines and pictures.</summary>
        Sentence,

        /// <summary>Commas too.</summary>
        Clause,

        /// <summary>And blanks, as people write who set no stops.</summary>
        Piece,
    }

    /// <summary>What stops, lines and pictures part.</summary>
    public static List<Clause> Sentences(string text) => Split(text, Ends.Sentence);

    /// <summary>What commas part as well.</summary>
    public static List<Clause> Of(string text) => Split(text, Ends.Clause);

    /// <summary>What blanks part as well.</summary>
    public static List<Clause> Pieces(string text) => Split(text, Ends.Piece);

    /// <summary>Where the clause ends that goes on at a place.</summary>
    public static int EndOf(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (IsEnd(text, at, Ends.Clause))
                return at;
        }

        return text.Length;
    }

    /// <summary>Where the clause of a place begins.</summary>
    public static int StartOf(string text, int at)
    {
        while (at > 0 && !IsEnd(text, at - 1, Ends.Clause))
            at--;
        return at;
    }

    private static List<Clause> Split(string text, Ends ends)
    {
        var (all, start) = (new List<Clause>(), 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsEnd(text, at, ends))
                continue;
            Add(start, at, text[at] is '?' or '？');
            start = at + 1;
        }

        Add(start, text.Length, isAsked: false);
        return all;

        void Add(int from, int end, bool isAsked)
        {
            if (text[from..end].Trim() is { } part && part.Any(char.IsLetterOrDigit))
                all.Add(new Clause(part, from, isAsked));
        }
    }

    private static bool IsEnd(string text, int at, Ends ends) =>
        text[at] switch
        {
            '。' or '！' or '!' or '？' or '?' or '…' or '\n' or '\r' => true,
            '.' => !IsInNumber(text, at),
            ',' => ends is not Ends.Sentence && !IsInNumber(text, at),
            '、' or '，' => ends is not Ends.Sentence,
            var sign when char.IsWhiteSpace(sign) => ends is Ends.Piece,
            _ => IsPicture(text, at),
        };

    private static bool IsInNumber(string text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]);

    /// <summary>Both halves of a picture are ends.</summary>
    private static bool IsPicture(string text, int at)
    {
        var first = char.IsLowSurrogate(text[at]) && at > 0 ? at - 1 : at;
        return Rune.TryGetRuneAt(text, first, out var rune)
            && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;
    }
}

/// <summary>A part of a message.</summary>
/// <param name="Text">Without the sign that ends it.</param>
/// <param name="Start">Where it begins in the message, blanks counted.</param>
/// <param name="IsAsked">A question mark ends it.</param>
public readonly record struct Clause(string Text, int Start, bool IsAsked);
