using Channels.Text.Numbers;

namespace Channels.Text.Contacts;

/// <summary>Reads a Japanese telephone number with any hyphens, brackets, +81; also in a sentence.</summary>
public static class PhoneReader
{
    private static readonly string[] Extensions = ["内線", "ないせん", "ext", "#"];

    /// <summary>
    /// Reads a number. One without its leading 0 (9012345678, as spreadsheets leave it) and one with an extension are asked back.
    /// </summary>
    public static Reading<PhoneNumber> Read(string text)
    {
        var prepared = SpelledDigits.FromKanji(Cursor.Prepare(text), fewest: 10);
        var cut = Extensions
            .Select(word => prepared.IndexOf(word, StringComparison.Ordinal))
            .Where(at => at > 0)
            .DefaultIfEmpty(prepared.Length)
            .Min();
        var runs = DigitRun.Scan(prepared[..cut], "-()[] .~/のー");
        if (runs.Count == 0)
            return Reading.None<PhoneNumber>();
        var all = runs.ConvertAll(One);
        var found = all.OfType<Reading<PhoneNumber>.Found>().ToArray();
        var assumed = cut < prepared.Length || found.Any(one => one.NeedsConfirmation);
        return found.Length > 0 ? Reading.OneOf(found.Select(one => one.Value), assumed) : all[0];
    }

    private static Reading<PhoneNumber> One(DigitRun run)
    {
        var groups = run.Groups.ToList();
        if (run.HasPlus && !run.Digits.StartsWith("81", StringComparison.Ordinal))
            return Reading.Impossible<PhoneNumber>(ReadingCodes.PhoneForeign);
        if (
            run.HasPlus
            || run.Digits.StartsWith("01081", StringComparison.Ordinal)
            || (run.Digits.StartsWith("81", StringComparison.Ordinal) && run.Digits.Length is 11 or 12)
        )
            groups = Domestic(groups);
        var digits = string.Concat(groups);
        var assumed = false;
        if (digits.Length == 10 && digits[0] is '7' or '8' or '9' && digits[1] == '0')
        {
            (digits, assumed) = ("0" + digits, true);
            groups[0] = "0" + groups[0];
        }

        return Problem(digits) is { } code
            ? Reading.Impossible<PhoneNumber>(code)
            : Reading.Found(new PhoneNumber(digits, PhoneGroups.Pretty(digits, groups)), assumed);
    }

    /// <summary>+81 93, +81 (0)93, 010-81: the country code becomes the leading 0.</summary>
    private static List<string> Domestic(List<string> groups)
    {
        var digits = string.Concat(groups);
        var skip = digits.StartsWith("01081", StringComparison.Ordinal) ? 5 : 2;
        var rest = new List<string>();
        foreach (var group in groups)
        {
            var taken = Math.Min(skip, group.Length);
            skip -= taken;
            if (taken < group.Length)
                rest.Add(group[taken..]);
        }

        if (rest.Count > 0 && rest[0][0] != '0')
            rest[0] = "0" + rest[0];
        else if (rest.Count > 1 && rest[0] == "0")
            rest = [rest[0] + rest[1], .. rest.Skip(2)];
        return rest;
    }

    private static string? Problem(string digits)
    {
        if (digits.Length is 7 or 8 && digits[0] != '0')
            return ReadingCodes.PhoneAreaCodeMissing;
        if (digits.Length < 10)
            return ReadingCodes.PhoneTooShort;
        if (digits.Length > 11)
            return ReadingCodes.PhoneTooLong;
        if (digits[0] != '0' || digits[1] == '0')
            return ReadingCodes.PhoneNoSuchNumber;
        var mobile = digits[2] == '0' && digits[1] is '5' or '7' or '8' or '9' && digits[2] == '0';
        var free = digits.StartsWith("0800", StringComparison.Ordinal);
        if (digits.Length == 10)
            return mobile && !free ? ReadingCodes.PhoneTooShort : null;
        return mobile || free || digits.StartsWith("020", StringComparison.Ordinal) || digits.StartsWith("060", StringComparison.Ordinal)
            ? null
            : ReadingCodes.PhoneTooLong;
    }
}

/// <summary>A Japanese telephone number.</summary>
/// <param name="Digits">10 or 11 digits with the leading 0, for storing and comparing.</param>
/// <param name="Pretty">With hyphens where the groups are known, for showing.</param>
public sealed record PhoneNumber(string Digits, string Pretty);

/// <summary>
/// Where the hyphens go. The grouping a person wrote is kept when it is one; else mobile and service numbers, big cities and the
/// area codes around Kitakyushu are known. A number with an unknown area code stays undivided: a wrong split misleads.
/// </summary>
internal static class PhoneGroups
{
    private static readonly string[] FourDigitAreas =
    [
        "0120",
        "0570",
        "0930",
        "0940",
        "0942",
        "0943",
        "0944",
        "0946",
        "0947",
        "0948",
        "0949",
        "0979",
        "0920",
        "0832",
        "0833",
        "0834",
        "0835",
        "0836",
        "0837",
        "0838",
    ];

    private static readonly string[] ThreeDigitAreas =
    [
        "011",
        "022",
        "044",
        "045",
        "052",
        "053",
        "054",
        "072",
        "075",
        "078",
        "082",
        "083",
        "092",
        "093",
        "095",
        "096",
        "097",
        "098",
        "099",
    ];

    public static string Pretty(string digits, IReadOnlyList<string> written)
    {
        if (written.Count == 3 && written[0].Length is >= 2 and <= 5 && written[2].Length is 3 or 4)
            return string.Join('-', written);
        if (digits.StartsWith("0800", StringComparison.Ordinal) && digits.Length == 11)
            return Split(digits, 4, 3);
        if (digits.Length == 11)
            return Split(digits, 3, 4);
        if (digits[..4] is "0120" or "0570")
            return Split(digits, 4, 3);
        if (digits[..2] is "03" or "06")
            return Split(digits, 2, 4);
        if (digits[4] != '0' && FourDigitAreas.Contains(digits[..4])) // no exchange begins with 0: 093-000-1234
            return Split(digits, 4, 2);
        return ThreeDigitAreas.Contains(digits[..3]) ? Split(digits, 3, 3) : digits;
    }

    private static string Split(string digits, int first, int second) =>
        $"{digits[..first]}-{digits[first..(first + second)]}-{digits[(first + second)..]}";
}
