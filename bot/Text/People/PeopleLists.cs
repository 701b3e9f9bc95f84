namespace Channels.Text.People;

/// <summary>People named one after the other: 主人・私・小6・小3・年長.</summary>
/// <param name="Members">In order.</param>
/// <param name="Start">First character.</param>
/// <param name="End">Behind the last one.</param>
internal sealed record PeopleList(IReadOnlyList<PersonMention> Members, int Start, int End)
{
    public int Count => Members.Sum(m => m.Count);

    public bool HasSelf => Members.Any(m => m.Kind is PersonKind.Self);

    /// <summary>How many each is, is known.</summary>
    public bool IsWhole => Members.All(m => m.Count > 0);
}

/// <summary>Finds such lists: only what joins persons may stand between them.</summary>
internal static class PeopleLists
{
    public static List<PeopleList> All(string text, List<PersonMention> people)
    {
        List<PeopleList> lists = [];
        List<PersonMention> open = [];
        foreach (var mention in people)
        {
            if (!(mention.IsPerson || mention.Kind is PersonKind.Age))
            {
                Close();
                continue;
            }

            if (open.Count > 0 && !IsJoin(text.AsSpan(open[^1].End, mention.Start - open[^1].End), open[^1]))
                Close();
            if (open is [.., { Kind: PersonKind.Children, Count: 0 } word] && mention.Kind is PersonKind.Age or PersonKind.Grade or PersonKind.Mark)
                open[^1] = mention with { Start = word.Start }; // 子ども5歳と2歳
            else
                open.Add(mention);
        }

        Close();
        return lists;

        void Close()
        {
            if (open.Count > 0)
                lists.Add(new PeopleList([.. open], open[0].Start, open[^1].End));
            open = [];
        }
    }

    private static bool IsJoin(ReadOnlySpan<char> between, PersonMention before)
    {
        var rest = between.Trim(' ');
        if (rest.Length == 0)
            return between.Length > 0 || before is { Kind: PersonKind.Children, Count: 0 };
        foreach (var joiner in PeopleWords.Joiners)
        {
            if (joiner.Length > 0 && rest.SequenceEqual(joiner.AsSpan().Trim(' ')))
                return true;
        }

        return false;
    }
}
