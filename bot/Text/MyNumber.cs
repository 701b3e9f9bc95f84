using Channels.Text.IndividualNumbers;

namespace Channels.Text;

/// <summary>
/// Finds individual numbers (マイナンバー), which nobody may ask for or keep outside the law. Runs before anything is stored, logged or
/// sent on. About one in eleven other 12-digit runs passes the check digit and is masked too: that is the safe side.
/// </summary>
public static class MyNumber
{
    private const int Length = NumberShapes.Length;
    private const char Mark = '＊';

    /// <summary>
    /// Masks all individual numbers: digits of any width or script, in kanji, circled or on keys, with marks, brackets, line ends or の
    /// between them, also against a telephone number. Idempotent.
    /// </summary>
    public static MaskedText Mask(string text)
    {
        if (!DigitPlaces.HasAtLeast(text, Length))
            return new MaskedText(text, Found: false, Suspected: false);
        var current = text;
        while (Pass(current, out var suspected) is var masked)
        {
            if (masked is null)
                return new MaskedText(current, !ReferenceEquals(current, text), suspected);
            current = masked; // what a mask leaves over may itself be a number now
        }

        throw new System.Diagnostics.UnreachableException();
    }

    private static string? Pass(string text, out bool suspected)
    {
        char[]? masked = null;
        suspected = false;
        foreach (var run in DigitPlaces.Runs(text).Where(run => run.Count >= Length))
        {
            var covered = new bool[run.Count];
            foreach (var (start, narrow) in NarrowRuns(run))
            {
                foreach (var first in NumberShapes.Narrow(text, narrow))
                {
                    if (Cover(text, narrow, first, ref masked))
                        covered.AsSpan(start + first, Length).Fill(true);
                    else
                        suspected |= narrow.Count == Length;
                }
            }

            foreach (var first in NumberShapes.Wide(run).Concat(NumberShapes.Glued(run)))
            {
                if (!covered.AsSpan(first, Length).Contains(true)) // digits near a number that was found make no other with it
                    Cover(text, run, first, ref masked);
            }
        }

        return masked is null ? null : new string(masked);
    }

    /// <summary>The parts of a run between wide gaps.</summary>
    private static IEnumerable<(int Start, IReadOnlyList<DigitPlace> Run)> NarrowRuns(List<DigitPlace> run)
    {
        var start = 0;
        for (var at = 1; at <= run.Count; at++)
        {
            if (at < run.Count && run[at].Gap != DigitGap.Wide)
                continue;
            yield return (start, run.GetRange(start, at - start));
            start = at;
        }
    }

    private static bool Cover(string text, IReadOnlyList<DigitPlace> run, int first, ref char[]? masked)
    {
        Span<char> digits = stackalloc char[Length];
        for (var at = 0; at < Length; at++)
            digits[at] = (char)('0' + run[first + at].Value);
        if (!HasValidCheckDigit(digits))
            return false;
        masked ??= text.ToCharArray();
        for (var at = first; at < first + Length; at++)
            masked.AsSpan(run[at].At, run[at].Units).Fill(Mark);
        return true;
    }

    /// <summary>Whether the last of twelve ASCII digits is the check digit of the others (MIC ordinance 85 of 2014, article 5).</summary>
    public static bool HasValidCheckDigit(ReadOnlySpan<char> digits)
    {
        if (digits.Length != Length || digits.ContainsAnyExceptInRange('0', '9'))
            return false;
        var sum = 0;
        for (var n = 1; n <= 11; n++)
            sum += (digits[11 - n] - '0') * (n <= 6 ? n + 1 : n - 5);
        var remainder = sum % 11;
        return digits[11] - '0' == (remainder <= 1 ? 0 : 11 - remainder);
    }
}

/// <summary>A text in which individual numbers are made unreadable.</summary>
/// <param name="Text">The text, digits of found numbers replaced by ＊; the same instance when nothing was found.</param>
/// <param name="Found">At least one 12-digit run with a valid check digit was masked: tell the person.</param>
/// <param name="Suspected">A 12-digit run with a wrong check digit stands in the text, unmasked: worth a warning.</param>
public readonly record struct MaskedText(string Text, bool Found, bool Suspected);
