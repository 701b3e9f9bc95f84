using Channels.Text.Numbers;

namespace Channels.Text.Contacts;

/// <summary>Reads a postal code: 803-8501, 〒８０３ー８５０１, 803の8501, 八〇三の八五〇一; also in an address or a sentence.</summary>
public static class PostalCodeReader
{
    /// <summary>
    /// Reads <c>NNN-NNNN</c>. Other numbers of an address beside a code do not count. Letters that look like digits (8O3-850l) are read
    /// as these and asked back.
    /// </summary>
    public static Reading<string> Read(string text)
    {
        var prepared = SpelledDigits.FromKanji(Cursor.Prepare(text), fewest: 7);
        var digits = SpelledDigits.FromLetters(prepared);
        var runs = DigitRun.Scan(digits, "- ()[]._・の~,、ー");
        if (runs.Count == 0)
            return Reading.None<string>();
        var codes = runs.Select(run => Code(run)).OfType<string>().ToArray();
        return codes.Length > 0
            ? Reading.OneOf(codes, needsConfirmation: !ReferenceEquals(digits, prepared))
            : Reading.Impossible<string>(ReadingCodes.PostalCodeLength);
    }

    private static string? Code(DigitRun run)
    {
        var isCode =
            run.Digits.Length == 7 && (run.Groups.Count == 1 || run.Groups[0].Length == 3 || run.Groups.All(group => group.Length == 1));
        if (isCode)
            return $"{run.Digits[..3]}-{run.Digits[3..]}";
        var isPhone = run.Digits[0] == '0' && run.Groups.Count == 3 && run.Groups[2].Length == 4;
        var leads = run.Groups.Count > 2 && run.Groups[0].Length == 3 && run.Groups[1].Length == 4;
        return leads && !isPhone ? $"{run.Groups[0]}-{run.Groups[1]}" : null;
    }
}
