namespace Channels.Text.People;

/// <summary>How many children: 子ども2人, 男の子ふたりと女の子ひとり, 小6・小3・年長.</summary>
internal static class ChildrenCount
{
    /// <summary>Further apart they may be spoken of twice. Characters.</summary>
    private const int Near = 8;

    public static Mentioned<long>? Find(string text, List<PersonMention> people)
    {
        if (IsNobody(text, people) is { } none)
            return new Mentioned<long>(Reading.Found(0L), [none]);
        var told = people.FindAll(p => p is { Kind: PersonKind.Children or PersonKind.Twins, Count: > 0 });
        var marks = OfMarks(people);
        if (told.Count > 0)
        {
            var counts = told.GroupBy(t => WordOf(text, t)).ToList();
            var isTwice = counts.Exists(c => c.Select(t => t.Count).Distinct().Count() > 1);
            var isKind = counts.Count > 1 && counts.Exists(c => IsWide(c.Key));
            var sum = counts.Sum(c => c.First().Count);
            var values = isTwice || isKind ? told.Select(t => (long)t.Count).Distinct().ToList() : [sum];
            if (told.TrueForAll(t => t.Kind is PersonKind.Twins) && told.Count > 1)
                values = [2];
            return new Mentioned<long>(
                Reading.OneOf(values, needsConfirmation: values.Count == 1 && marks > values[0]),
                [.. told.Select(t => new Span(t.Start, t.End))]
            );
        }

        var list = PeopleLists
            .All(text, people)
            .Where(l => l.Members.Any(m => m.Kind is PersonKind.Grade or PersonKind.Mark or PersonKind.Age))
            .ToList();
        if (list.Count > 1)
            return Apart(text, list);
        if (list is not [var only])
            return null;
        var children = only.Members.Where(m => m.IsChild).ToList();
        var isSure = children.Count > 1 || HasOne(text, only);
        return isSure
            ? new Mentioned<long>(
                Reading.Found<long>(children.Sum(c => Math.Max(1, c.Count))),
                [.. children.Select(c => new Span(c.Start, c.End))]
            )
            : null;
    }

    /// <summary>Children told by their year or age, each once.</summary>
    public static int OfMarks(List<PersonMention> people) =>
        people.Count(p => p.Kind is PersonKind.Grade or PersonKind.Mark or PersonKind.Age);

    /// <summary>小3の息子がいます.</summary>
    private static bool HasOne(string text, PeopleList list)
    {
        var behind = text.AsSpan(list.End);
        behind = behind[..Math.Min(12, behind.Length)];
        if (PeopleWords.Ends(text.AsSpan(0, list.Start).TrimEnd("はが、 "), PeopleWords.YoungBefore))
            return true;
        return PeopleWords.Has(behind, PeopleWords.Have) && PeopleWords.Has(behind, PeopleWords.Young);
    }

    /// <summary>上が高2、下が小5: each is another one when they stand near each other.</summary>
    private static Mentioned<long>? Apart(string text, List<PeopleList> lists)
    {
        if (lists[0].Members.Count(m => m.IsChild) > 1 && lists.Skip(1).All(l => IsOfThem(text, l)))
            lists = lists[..1];
        var children = lists.SelectMany(l => l.Members).Where(m => m.IsChild).ToList();
        var isNear = lists.Zip(lists.Skip(1)).All(p => p.Second.Start - p.First.End <= Near);
        var isDistinct = children.Select(c => text[c.Start..c.End]).Distinct().Count() == children.Count;
        return isNear && isDistinct
            ? new Mentioned<long>(
                Reading.Found<long>(children.Sum(c => Math.Max(1, c.Count))),
                [.. children.Select(c => new Span(c.Start, c.End))]
            )
            : null;
    }

    /// <summary>6歳と2歳です。上の子は小学1年: one of those told is told more of.</summary>
    private static bool IsOfThem(string text, PeopleList list) =>
        PeopleWords.Ends(text.AsSpan(0, list.Start).TrimEnd("はがも、 "), PeopleWords.OfThem);

    private static Span? IsNobody(string text, List<PersonMention> people)
    {
        foreach (var word in people.Where(p => p is { Kind: PersonKind.Children, Count: 0 }))
        {
            var behind = text.AsSpan(word.End);
            var start = behind.Length > 0 && behind[0] is 'は' or 'が' or 'も' ? 1 : 0;
            if (PeopleWords.Starts(behind[start..].TrimStart(' '), PeopleWords.Nobody))
                return new Span(word.Start, word.End);
        }

        foreach (var word in PeopleWords.NoneWhole)
        {
            if (text.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at)
                return new Span(at, at + word.Length);
        }

        return null;
    }

    /// <summary>The word without its number.</summary>
    private static string WordOf(string text, PersonMention mention) =>
        new([
            .. text[mention.Start..mention.End]
                .Where(c => !char.IsAsciiDigit(c) && !"人名がはをもの一二三四五六七八九".Contains(c, StringComparison.Ordinal)),
        ]);

    /// <summary>子ども holds the others: 子ども3人、うち小学生2人.</summary>
    private static bool IsWide(string word) => PeopleWords.Starts(word, PeopleWords.Wide);
}
