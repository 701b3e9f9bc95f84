using Channels.Text.Numbers;

namespace Channels.Text.Contacts;

/// <summary>Reads a postal code: 803-8501, 〒８０３ー８５０１, 8038501; also in an address.</summary>
public static class PostalCodeReader
{
    /// <summary>Reads <c>NNN-NNNN</c>. Other numbers of an address beside a code do not count.</summary>
    public static Reading<string> Read(string text)
    {
        var prepared = Cursor.Prepare(text);
        var runs = DigitRun.Scan(prepared, "- ");
        if (runs.Count == 0)
            return Reading.None<string>();
        var codes = runs.Select(run => Code(run)).OfType<string>().ToArray();
        return codes.Length > 0 ? Reading.OneOf(codes) : Reading.Impossible<string>(ReadingCodes.PostalCodeLength);
    }

    private static string? Code(DigitRun run)
    {
        var isCode =
            run.Digits.Length == 7 && (run.Groups.Count == 1 || run.Groups[0].Length == 3 || run.Groups.All(group => group.Length == 1));
        if (isCode)
            return $"{run.Digits[..3]}-{run.Digits[3..]}";
        var leads = run.Groups.Count > 2 && run.Groups[0].Length == 3 && run.Groups[1].Length == 4;
        return leads ? $"{run.Groups[0]}-{run.Groups[1]}" : null;
    }
}
