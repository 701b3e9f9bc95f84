using System.Buffers;

namespace Channels.Text;

/// <summary>What is spoken of only to say that it is not so: お迎えはしていません. The words are data: <c>denials.tsv</c>.</summary>
internal static class Denials
{
    /// <summary>How far behind a word of a story its denial may stand. Characters.</summary>
    private const int Within = 8;

    private static readonly SearchValues<char> Stops = SearchValues.Create("。、., \n");

    private static readonly string[] Told = Words("told");
    private static readonly string[] Unknown = Words("unknown");
    private static readonly string[] Negative = Words("negative");
    private static readonly string[] Option = Words("option");
    private static readonly string[] Before = Words("before");
    private static readonly string[] None = Words("none");

    /// <summary>Just behind this place of a story it is denied.</summary>
    public static bool IsBehind(string text, int end)
    {
        var behind = text.AsSpan(end, Math.Min(Within + 4, text.Length - end));
        var stop = behind.IndexOfAny(Stops);
        if (stop >= 0)
            behind = behind[..stop];
        foreach (var denial in Told)
        {
            if (behind.IndexOf(denial, StringComparison.Ordinal) is >= 0 and <= Within and var at && !IsRequest(behind[at..], denial))
                return true;
        }

        return false;
    }

    /// <summary>来ていただけませんか asks for it.</summary>
    private static bool IsRequest(ReadOnlySpan<char> from, string denial) =>
        denial.EndsWith("ません", StringComparison.Ordinal) && from.Length > denial.Length && from[denial.Length] == 'か';

    /// <summary>Just behind this place it is said that there is none of it, or that it is to go: 交通費いらん, 交通費は消しといて.</summary>
    public static bool IsNone(string text, int end)
    {
        while (end < text.Length && (text[end] is 'は' or 'も' or 'が' or 'を' or ' '))
            end++;
        var behind = text.AsSpan(end, Math.Min(Within + 4, text.Length - end));
        var stop = behind.IndexOfAny(Stops);
        if (stop >= 0)
            behind = behind[..stop];
        if (behind.StartsWith("ない") && !behind.StartsWith("ないと"))
            return true;
        foreach (var none in None)
        {
            if (behind.IndexOf(none, StringComparison.Ordinal) is >= 0 and <= Within)
                return true;
        }

        return false;
    }

    /// <summary>Somebody does not know it: アドレスがまだわからん.</summary>
    public static bool IsUnknown(string text, int end)
    {
        var behind = text.AsSpan(end).TrimStart("がはもまだちょっと、 ");
        foreach (var word in Unknown)
        {
            if (behind.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>A word that is written without its ending is denied by the very next letters: 払え|ません.</summary>
    public static bool IsNegative(string text, int end)
    {
        foreach (var negative in Negative)
        {
            if (text.AsSpan(end).StartsWith(negative, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>The rest of its clause denies an option.</summary>
    public static bool IsIn(ReadOnlySpan<char> clause)
    {
        foreach (var denial in Option)
        {
            if (clause.IndexOf(denial, StringComparison.Ordinal) is >= 0 and var at && !IsRequest(clause[at..], denial))
                return true;
        }

        return false;
    }

    /// <summary>The words before an option in Latin letters deny it: no pick-up.</summary>
    public static bool IsBefore(ReadOnlySpan<char> before)
    {
        foreach (var denial in Before)
        {
            if (before.EndsWith(denial, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static string[] Words(string kind) =>
        [
            .. WordTable
                .Load("denials.tsv")
                .Where(row => row["kind"] == kind)
                .SelectMany(row => row["words"].Split(' '))
                .Select(word => word.Replace('_', ' ')),
        ];
}
