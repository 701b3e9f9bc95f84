using System.Globalization;
using System.Text;

namespace Channels.Text.Numbers;

/// <summary>
/// Numbers spelled in kana, as dictation and people without kanji write them: よんひゃくにじゅうえん is 420円, じゅういちがつ is 11月, 4ねん is 4年.
/// Only those with a multiplier (じゅう, ひゃく) and something that is counted: shorter ones are parts of words. The words are data:
/// <c>kana-numbers.tsv</c>.
/// </summary>
internal static class KanaNumerals
{
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Table = WordTable.Load("kana-numbers.tsv");
    private static readonly (string Word, string Means)[] Digits = Words("digit");
    private static readonly (string Word, string Means)[] Units = Words("unit");
    private static readonly (string Word, string Means)[] Counters = Words("counter");

    /// <summary>The text with such numbers in digits; the same text when there is none.</summary>
    public static string Write(string prepared)
    {
        if (!MayHold(prepared))
            return prepared;
        StringBuilder? written = null;
        var kept = 0;
        for (var at = 0; at < prepared.Length; )
        {
            var end = Counted(prepared, at, out var number);
            if (end == 0)
            {
                at++;
                continue;
            }

            (written ??= new StringBuilder(prepared.Length)).Append(prepared, kept, at - kept).Append(number);
            at = kept = end;
        }

        return written is null ? prepared : written.Append(prepared, kept, prepared.Length - kept).ToString();
    }

    /// <summary>A whole text that is one number: よんせんはっぴゃくにじゅういち.</summary>
    public static long? Read(string text) => Number(text, 0, out var value) == text.Length && text.Length > 0 ? value : null;

    /// <summary>Most texts hold nothing of it.</summary>
    private static bool MayHold(string text) =>
        text.Contains("がつ", StringComparison.Ordinal)
        || text.Contains("ねん", StringComparison.Ordinal)
        || text.Contains("じゅう", StringComparison.Ordinal)
        || text.Contains("ゃく", StringComparison.Ordinal)
        || text.Contains("せん", StringComparison.Ordinal);

    /// <summary>A number and what it counts; where it ends, or 0.</summary>
    private static int Counted(string text, int at, out string written)
    {
        written = "";
        if (char.IsAsciiDigit(text[at]))
        {
            var end = at;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (end - at > 4 || Take(Counters, text, end) is not { Word: "がつ" or "ねん" or "にち" } counter)
                return 0;
            written = text[at..end] + counter.Means;
            return end + counter.Word.Length;
        }

        var behind = Number(text, at, out var value);
        if (behind == 0 || Take(Counters, text, behind) is not { Word: not null } counted)
            return 0;
        written = value.ToString(CultureInfo.InvariantCulture) + counted.Means;
        return behind + counted.Word.Length;
    }

    /// <summary>Where a number with a multiplier ends, or 0.</summary>
    private static int Number(string text, int at, out long value)
    {
        (value, var section, var (pending, parts, units)) = (0L, 0L, (0L, 0, 0));
        while (at < text.Length)
        {
            if (pending == 0 && Take(Digits, text, at) is { Word: not null } digit && !IsCounted(text, at, parts))
            {
                pending = long.Parse(digit.Means, CultureInfo.InvariantCulture);
                at += digit.Word.Length;
            }
            else if (Take(Units, text, at) is { Word: not null } unit)
            {
                var times = long.Parse(unit.Means, CultureInfo.InvariantCulture);
                if (times == 10_000)
                    (value, section) = (value + ((section + pending) * times), 0);
                else
                    section += Math.Max(1, pending) * times;
                pending = 0;
                units++;
                at += unit.Word.Length;
            }
            else
            {
                break;
            }

            parts++;
        }

        value += section + pending;
        return units > 0 && parts > 1 ? at : 0;
    }

    /// <summary>にち behind にじゅう is the day and no 2.</summary>
    private static bool IsCounted(string text, int at, int parts) =>
        parts > 0 && Take(Counters, text, at) is { Word: "にち" or "じ" or "じはん" };

    private static (string Word, string Means) Take((string Word, string Means)[] words, string text, int at) =>
        at >= text.Length ? default : Array.Find(words, w => text.AsSpan(at).StartsWith(w.Word, StringComparison.Ordinal));

    private static (string Word, string Means)[] Words(string kind) =>
        [.. Table.Where(r => r["kind"] == kind).Select(r => (r["word"], r["means"])).OrderByDescending(w => w.Item1.Length)];
}
