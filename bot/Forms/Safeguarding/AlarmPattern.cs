namespace Channels.Bot.Forms.Safeguarding;

/// <summary>One way of saying it: pieces (each with all its spellings) in their order, near each other in one sentence.</summary>
/// <param name="List">The list it belongs to.</param>
/// <param name="IsHarmless">What it covers is not meant: it takes other patterns' pieces away.</param>
/// <param name="Pieces">Numbers of the pieces.</param>
/// <param name="Gaps">How many letters may stand before each piece after the first.</param>
/// <param name="IsFirst">Nothing stands before it in the message.</param>
/// <param name="IsLast">Nothing stands after it.</param>
internal sealed record AlarmPattern(int List, bool IsHarmless, int[] Pieces, int[] Gaps, bool IsFirst, bool IsLast)
{
    /// <summary>The end of the pattern that begins with a word found, or -1.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hits">The words in it.</param>
    /// <param name="hit">A spelling of the first piece.</param>
    /// <param name="covered">Letters that are not meant, or null.</param>
    public int EndOf(in CloseText text, TermHits hits, int hit, bool[]? covered) =>
        IsFirst && hits[hit].Start > 0 ? -1 : Follow(text, hits, hit, 0, covered);

    private int Follow(in CloseText text, TermHits hits, int hit, int piece, bool[]? covered)
    {
        var (_, start, end, _) = hits[hit];
        if (covered is not null && IsCovered(text, covered, start, end))
            return -1;
        if (piece + 1 == Pieces.Length)
            return IsLast && end < text.Length ? -1 : end;
        var gap = Gaps[piece];
        var isSameSentence = gap == 0;
        for (var at = end; at <= end + gap && at < text.Length; at++)
        {
            if (!isSameSentence && !text.IsOneSentence(end - 1, at))
                break;
            for (var next = hits.At(at); next >= 0; next = hits[next].Next - 1)
            {
                if (hits[next].Piece == Pieces[piece + 1] && Follow(text, hits, next, piece + 1, covered) is >= 0 and var last)
                    return last;
            }
        }

        return -1;
    }

    // Latin words are long: "want to apply" with "apply for the event" behind it is not meant either.
    private static bool IsCovered(in CloseText text, bool[] covered, int start, int end) =>
        covered[end - 1] && (char.IsAsciiLetter(text.Letters[end - 1]) || !covered.AsSpan(start, end - start).Contains(false));
}
