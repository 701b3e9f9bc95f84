namespace Channels.Text.People;

/// <summary>How many grown people come along: 大人2人, 夫婦で, 私と主人とおばあちゃん, ひとりで行きます.</summary>
internal static class AdultsCount
{
    public static Mentioned<long>? Find(string text, List<PersonMention> people)
    {
        var told = people.FindAll(p => p is { Kind: PersonKind.Adults, Count: > 0 });
        if (told.Count > 0)
            return Of(told.Select(t => (long)t.Count).Distinct(), told);
        var alone = people.FindAll(p => p is { Kind: PersonKind.Number, Count: 1 } && IsAlone(text, p));
        if (alone.Count == 1)
            return Of([1], alone);
        var lists = PeopleLists.All(text, people).FindAll(l => l.IsWhole && !l.Members.Any(m => m.IsChild || m.Kind is PersonKind.Child));
        if (lists is not [var list])
            return null;
        var isCouple = list.Members is [{ Kind: PersonKind.Couple }];
        return (isCouple || list is { HasSelf: true }) && (list.Members.Count > 1 || Goes(text, list.End))
            ? Of([list.Count], [.. list.Members])
            : null;
    }

    private static bool IsAlone(string text, PersonMention number) =>
        Goes(text, number.End) && !PeopleWords.Ends(text.AsSpan(0, number.Start).TrimEnd(' '), PeopleWords.AloneBefore);

    private static bool Goes(string text, int end) => end == text.Length || PeopleWords.Starts(text.AsSpan(end), PeopleWords.Going);

    private static Mentioned<long> Of(IEnumerable<long> counts, List<PersonMention> people) =>
        new(Reading.OneOf(counts), [.. people.Select(p => new Span(p.Start, p.End))]);
}
