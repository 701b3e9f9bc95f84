namespace Channels.Text.People;

/// <summary>How many live together.</summary>
internal static class HouseholdCount
{
    /// <summary>How far behind a number the word for living together may stand. Characters.</summary>
    private const int Near = 10;

    private static readonly string[] Totals = ["で", "と"];

    public static Mentioned<long>? Find(string text, List<PersonMention> people)
    {
        var lists = PeopleLists.All(text, people);
        List<(int Count, Span Span)> told = [];
        foreach (var word in PeopleWords.Alone)
        {
            if (text.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at)
                told.Add((1, new Span(at, at + word.Length)));
        }

        foreach (var number in people.Where(p => p.Kind is PersonKind.Number))
        {
            if (PeopleWords.Has(text.AsSpan(number.End, Math.Min(Near, text.Length - number.End)), PeopleWords.Was))
                continue; // 4人家族でしたが…
            if (number.Count == 1 ? IsAlone(text, number) : IsTotal(text, number, lists))
                told.Add((number.Count, new Span(number.Start, number.End)));
        }

        if (told.Count == 0)
            told.AddRange(Composed(text, people, lists));
        if (told.Count == 0)
            return null;
        var counts = told.Select(t => (long)t.Count).Distinct().ToList();
        var most = lists.Where(l => l is { HasSelf: true, IsWhole: true }).Select(l => l.Count).DefaultIfEmpty(0).Max();
        var isDoubtful = counts.Count == 1 && most > counts[0];
        return new Mentioned<long>(Reading.OneOf(counts, isDoubtful), [.. told.Select(t => t.Span)]);
    }

    /// <summary>An answer names the others: 妻と子ども2人.</summary>
    public static Reading<long> WithSelf(string text, PeopleList list)
    {
        if (!list.IsWhole)
            return Reading.None<long>();
        var isAll = list.HasSelf || list.Members.All(m => m.Kind is PersonKind.Couple);
        return Reading.Found<long>(list.Count + (isAll ? 0 : 1), needsConfirmation: !isAll && PeopleWords.Has(text, PeopleWords.Vague));
    }

    /// <summary>4人家族, 家族5人, 母と二人, 私と子供で3人.</summary>
    private static bool IsTotal(string text, PersonMention number, List<PeopleList> lists)
    {
        var behind = text.AsSpan(number.End).TrimStart(' ');
        var before = text.AsSpan(0, number.Start).TrimEnd(" はがで、:の");
        if (PeopleWords.Starts(behind, PeopleWords.Together) || EndsWithWhole(before))
            return true;
        var list = lists.LastOrDefault(l => l.End <= number.Start);
        if (list is null || number.Start - list.End > 3)
            return false;
        var between = text.AsSpan(list.End, number.Start - list.End).Trim(' ');
        var isJoined =
            Array.Exists(Totals, t => text.AsSpan(list.End, number.Start - list.End).Trim(' ').SequenceEqual(t))
            || between is "の" or "と、";
        return isJoined && (!list.IsWhole || list.Count <= number.Count);
    }

    private static bool EndsWithWhole(ReadOnlySpan<char> before)
    {
        foreach (var word in PeopleWords.Whole)
        {
            if (before.EndsWith(word.AsSpan().TrimEnd(" はがで"), StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>一人です, 今は一人で市営住宅に住んでます; not 子ども一人 and not 一人で育てて.</summary>
    private static bool IsAlone(string text, PersonMention number)
    {
        var behind = text.AsSpan(number.End);
        if (PeopleWords.Starts(behind, PeopleWords.Together))
            return true;
        var before = text.AsSpan(0, number.Start).TrimEnd(' ');
        if (PeopleWords.Starts(behind, PeopleWords.AloneNot) || PeopleWords.Ends(before.TrimEnd("はがも"), PeopleWords.AloneBefore))
            return false;
        var stops = behind.TrimStart(' ');
        return stops.Length == 0
            || stops[0] is '。' or '.' or '!' or '\n'
            || PeopleWords.Starts(behind, PeopleWords.AloneBehind)
            || (behind.StartsWith("で") && PeopleWords.Has(behind[..Math.Min(behind.Length, Near + 2)], PeopleWords.Live));
    }

    /// <summary>Husband, wife or who tells, with children.</summary>
    private static bool IsFamily(PeopleList list) =>
        list.Members.Any(m => m.IsChild || m.Kind is PersonKind.Child)
        && list.Members.Any(m => m.Kind is PersonKind.Self or PersonKind.Partner or PersonKind.Couple)
        && list.Count > 2;

    private static bool EndsHere(ReadOnlySpan<char> behind) =>
        behind.Length == 0 || behind[0] is '。' or '、' or '.' or ' ' or '\n' || behind.StartsWith("です");

    /// <summary>母と私と, 子ども3人と私ひとりで育てて.</summary>
    private static IEnumerable<(int Count, Span Span)> Composed(string text, List<PersonMention> people, List<PeopleList> lists)
    {
        if (PeopleWords.Has(text, PeopleWords.Single))
        {
            var children = ChildrenCount.Find(text, people)?.Reading is Reading<long>.Found { NeedsConfirmation: false } found
                ? (int)found.Value
                : 0;
            var isWithOthers =
                people.Exists(p => p.Kind is PersonKind.Elder or PersonKind.Two) || text.Contains("実家", StringComparison.Ordinal);
            if (children > 0 && !isWithOthers)
                yield return (children + 1, new Span(0, 0));
            yield break;
        }

        var isHome = PeopleWords.Has(text, PeopleWords.Live) || PeopleWords.Has(text, PeopleWords.Home);
        foreach (var list in lists.Where(l => l.IsWhole))
        {
            var behind = text.AsSpan(list.End).TrimStart(')');
            if (
                list is { HasSelf: true, Members.Count: > 1 }
                && (isHome || list.Members.Count > 2 || IsFamily(list))
                && !list.Members.Any(m => m.Kind is PersonKind.Friend)
            )
                yield return (list.Count, new Span(list.Start, list.End));
            else if (list.Members is [{ Kind: PersonKind.Couple }])
            {
                var isOther = people.Exists(p => p.End == list.Start); // 娘夫婦
                if (!isOther && (text[list.Start..list.End].Length > 3 || PeopleWords.Starts(behind, PeopleWords.CoupleBehind)))
                    yield return (2, new Span(list.Start, list.End));
            }
            else if (
                !list.HasSelf
                && PeopleWords.Starts(behind, PeopleWords.LiveWith)
                && list.Members.All(m => m.Kind is not PersonKind.Friend)
            )
                yield return (list.Count + 1, new Span(list.Start, list.End));
            else if (list.HasSelf && list.Members.Count == 1 && PeopleWords.Starts(behind, PeopleWords.Only))
                yield return (1, new Span(list.Start, list.End));
            else if (
                !list.HasSelf
                && list.Members.Count > 1
                && list.Members.Any(m => m.Kind is PersonKind.Partner)
                && (PeopleWords.Starts(behind, PeopleWords.Have) || (IsFamily(list) && EndsHere(behind)))
            )
                yield return (list.Count + 1, new Span(list.Start, list.End));
        }
    }
}
