namespace Channels.Text.IndividualNumbers;

/// <summary>
/// Where in a run of digits an individual number may begin. Telephone and corporate numbers, dates with times and digits that only stand
/// near each other are none.
/// </summary>
internal static class NumberShapes
{
    public const int Length = 12;

    /// <summary>Places for a run whose gaps are all narrow; twelve digits may be grouped in any way.</summary>
    public static IEnumerable<int> Narrow(string text, IReadOnlyList<DigitPlace> run)
    {
        if (run.Count < Length)
            return [];
        var groups = Groups(run);
        if (run.Count == Length)
            return IsTimestamp(run, groups) || PhoneGroups(run, groups, 0) > 0 ? [] : [0];
        return run.Count == Length + 1 && IsUniform(text, run) ? [] : Windows(run, groups);
    }

    /// <summary>
    /// Places for a run with other marks in it: three groups of four or twelve single digits, with such a mark among
    /// them.
    /// </summary>
    public static IEnumerable<int> Wide(IReadOnlyList<DigitPlace> run)
    {
        var groups = Groups(run);
        return IsCorporate(run, groups) ? [] : Windows(run, groups).Concat(Singles(groups)).Where(first => HasWideGap(run, first));
    }

    private static bool HasWideGap(IReadOnlyList<DigitPlace> run, int first)
    {
        for (var at = first + 1; at < first + Length; at++)
        {
            if (run[at].Gap == DigitGap.Wide)
                return true;
        }

        return false;
    }

    /// <summary>Places where the number is written against a telephone number without anything between: …9018090-1234-5678.</summary>
    public static IEnumerable<int> Glued(IReadOnlyList<DigitPlace> run)
    {
        for (var first = 0; first + Length <= run.Count; first++)
        {
            var end = first + Length;
            var (startsGroup, endsGroup) = (IsStart(run, first), IsStart(run, end));
            if (startsGroup == endsGroup && startsGroup)
                continue; // nothing is glued
            if ((startsGroup || EndsPhone(run, first)) && (endsGroup || BeginsPhone(run, end)) && IsWholeOrFours(run, first))
                yield return first;
        }
    }

    private static bool IsWholeOrFours(IReadOnlyList<DigitPlace> run, int first)
    {
        var cuts = 0;
        for (var at = 1; at < Length; at++)
        {
            if (!IsStart(run, first + at))
                continue;
            if (at is not (4 or 8))
                return false;
            cuts++;
        }

        return cuts is 0 or 2;
    }

    private static bool BeginsPhone(IReadOnlyList<DigitPlace> run, int at) =>
        at < run.Count && run[at].Value == 0 && (IsStart(run, at + 10) || (IsStart(run, at + 11) && IsMobile(run, at)));

    private static bool EndsPhone(IReadOnlyList<DigitPlace> run, int end) =>
        IsPhoneFrom(run, end - 10, false) || IsPhoneFrom(run, end - 11, true);

    private static bool IsPhoneFrom(IReadOnlyList<DigitPlace> run, int at, bool isMobile) =>
        at >= 0 && run[at].Value == 0 && IsStart(run, at) && (!isMobile || IsMobile(run, at));

    private static bool IsMobile(IReadOnlyList<DigitPlace> run, int at) => run[at + 1].Value >= 5 && run[at + 2].Value == 0;

    /// <summary>A group begins here, or the run has ended.</summary>
    private static bool IsStart(IReadOnlyList<DigitPlace> run, int at) =>
        at == run.Count || (at < run.Count && (at == 0 || run[at].Gap != DigitGap.None));

    /// <summary>Lengths of the groups, in order.</summary>
    private static List<int> Groups(IReadOnlyList<DigitPlace> run)
    {
        var groups = new List<int> { 1 };
        for (var at = 1; at < run.Count; at++)
        {
            if (run[at].Gap == DigitGap.None)
                groups[^1]++;
            else
                groups.Add(1);
        }

        return groups;
    }

    private static IEnumerable<int> Windows(IReadOnlyList<DigitPlace> run, List<int> groups)
    {
        var first = 0;
        for (var at = 0; at < groups.Count; )
        {
            if (PhoneGroups(run, groups, at, first) is > 0 and var taken)
            {
                for (; taken > 0; taken--)
                    first += groups[at++];
                continue;
            }

            if (groups[at] == Length || (at + 2 < groups.Count && groups[at] == 4 && groups[at + 1] == 4 && groups[at + 2] == 4))
                yield return first;
            first += groups[at++];
        }
    }

    /// <summary>Twelve single digits in a row, no more: 1、2、3….</summary>
    private static IEnumerable<int> Singles(List<int> groups)
    {
        var (first, singles) = (0, 0);
        for (var at = 0; at <= groups.Count; at++)
        {
            if (at < groups.Count && groups[at] == 1)
            {
                singles++;
                first++;
                continue;
            }

            if (singles == Length)
                yield return first - Length;
            singles = 0;
            first += at < groups.Count ? groups[at] : 0;
        }
    }

    /// <summary>How many groups are a telephone number, joined by narrow gaps: 090-1234-5678; 0 when they are none.</summary>
    private static int PhoneGroups(IReadOnlyList<DigitPlace> run, List<int> groups, int at, int first = 0)
    {
        if (run[first].Value != 0 || groups[at] > 5)
            return 0;
        var digits = 0;
        for (var group = at; group < groups.Count && group < at + 3; group++)
        {
            if (group > at && run[first + digits].Gap != DigitGap.Narrow)
                return 0;
            digits += groups[group];
            if (group > at && (digits is 10 or 11))
                return group - at + 1;
        }

        return 0;
    }

    /// <summary>One kind of separator all through, as in 1-2345-6789-0123: the number of a company.</summary>
    private static bool IsUniform(string text, IReadOnlyList<DigitPlace> run)
    {
        var separator = '\0';
        for (var at = run[0].At; at < run[^1].At; at++)
        {
            if (!DigitPlaces.IsNarrow(text[at]))
                continue;
            if (separator != '\0' && separator != text[at])
                return false;
            separator = text[at];
        }

        return true;
    }

    /// <summary>Thirteen digits, 1-4-4-4, whose first is the check digit of a corporate number (法人番号) for the others.</summary>
    private static bool IsCorporate(IReadOnlyList<DigitPlace> run, List<int> groups)
    {
        if (run.Count != Length + 1 || groups is not [1, 4, 4, 4])
            return false;
        var sum = 0;
        for (var n = 1; n <= Length; n++)
            sum += run[Length + 1 - n].Value * (n % 2 == 1 ? 1 : 2);
        return run[0].Value == 9 - (sum % 9);
    }

    /// <summary>2026-04-01 1530: a date and time, written in groups.</summary>
    private static bool IsTimestamp(IReadOnlyList<DigitPlace> run, List<int> groups) =>
        groups.Count >= 4
        && groups[0] == 4
        && groups[1] == 2
        && groups[2] == 2
        && (run[0].Value * 10) + run[1].Value is 19 or 20
        && (run[4].Value * 10) + run[5].Value is >= 1 and <= 12;
}
